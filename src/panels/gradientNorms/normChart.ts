import { layoutOf } from '../../core/experiment/layout.ts';
import { layerColour } from '../kit/colour.ts';
import { layerName } from '../kit/layerName.ts';
import type { LineSeries, ValueAxis } from '../kit/lineSeries.ts';
import { logAxis } from '../kit/valueAxis.ts';
import type { RunRecord } from '../kit/runRecords.ts';
import type { Scheme } from '../kit/theme.ts';
import { normSeries, type Tensor } from './normSeries.ts';

/** A line of the panel, and where its exact values come from. */
export interface NormLine extends LineSeries {
  /** Index of the run among the records. */
  readonly run: number;
  /** From 1. */
  readonly layer: number;
}

/** All that the panel draws. */
export interface NormChart {
  readonly series: readonly NormLine[];
  readonly axis: ValueAxis;
}

const LEAST_SHARE = 0.5;

/** Lines of all layers of all runs at the given epochs, and a logarithmic axis whose lowest tick is `0` where a norm is exactly 0. */
export function normChart(records: readonly RunRecord[], epochs: readonly number[], tensor: Tensor, scheme: Scheme): NormChart {
  const sets = records.map(({ frames }) => normSeries(frames, epochs, tensor));
  const floors = sets.flatMap(({ floor }) => (floor === null ? [] : [floor]));
  const floor = floors.length === 0 ? null : Math.min(...floors);
  const series = sets.flatMap((set, run): NormLine[] => {
    const record = records[run];
    if (record === undefined) return [];
    const { layers } = layoutOf(record.experiment);
    return set.layers.map((values, index) => ({
      id: `${run}-${index + 1}`,
      run,
      layer: index + 1,
      label: `${records.length > 1 ? `${run + 1} ` : ''}${layerName(index + 1, layers.length)}`,
      colour: layerColour(index + 1, layers.length, scheme),
      faint: run > 0,
      values: values.map((value) => (value !== null && value === set.floor ? floor : value)),
    }));
  });
  return { series, axis: withFloor(logAxis(series.flatMap(({ values }) => values), '', LEAST_SHARE), floor) };
}

/** Marks the floor as 0 and leaves out what would be written too close to it. */
function withFloor(axis: ValueAxis, floor: number | null): ValueAxis {
  if (floor === null) return axis;
  return { ...axis, domain: [floor, axis.domain[1]], ticks: [{ value: floor, text: '0' }, ...axis.ticks.filter(({ value }) => value > floor * 5)] };
}
