import type { Frame, LayerFrame } from '../../core/telemetry/frame.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { layerColour, runColour } from '../chart/canvas/colour.ts';
import { layerName } from '../../core/words/names.ts';
import { notFiniteFrom, type LineEnd } from '../chart/line/lineEnds.ts';
import { formatNumber } from '../../core/words/numbers.ts';
import type { LineSeries, Reference } from '../chart/line/lineSeries.ts';
import { logAxis, type ValueAxis } from '../chart/axis/valueAxis.ts';
import type { ChartedRun } from '../run/runRecords.ts';
import type { Scheme } from '../chart/canvas/theme.ts';

/** What the panel draws of each layer: the norm of the gradient of its kernel or bias, or how much an update changes its kernel. */
export type NormMeasure = 'kernel' | 'bias' | 'update';

/** The ratio of update to kernel that training is well at, about: Stanford's cs231n, "Neural Networks Part 3". */
const HEALTHY_RATIO = 1e-3;

/** The measure of a layer as recorded; null when there is no such layer, or the ratio of its update is not known. */
export function normOf(layer: LayerFrame | undefined, measure: NormMeasure): number | null {
  if (layer === undefined) return null;
  return { kernel: layer.kernelGradient.norm, bias: layer.biasGradient.norm, update: layer.updateRatio }[measure];
}

/** Norms of every layer at some epochs, for a logarithmic axis. */
export interface NormSeries {
  /** Per layer, per epoch: the norm, `floor` where it is exactly 0, null where it is not finite. */
  readonly layers: readonly (readonly (number | null)[])[];
  /** Where exact zeros are drawn: at least a decade below the smallest norm. Null when there is no zero. */
  readonly floor: number | null;
}

/** Norms at the given epochs. With nothing but zeros the floor is 1e-8. */
export function normSeries(frames: readonly Frame[], epochs: readonly number[], measure: NormMeasure): NormSeries {
  const count = frames[0]?.layers.length ?? 0;
  const norms = Array.from({ length: count }, (_, layer) => epochs.map((epoch) => normOf(frames[epoch]?.layers[layer], measure) ?? NaN));
  let smallest = Infinity;
  let hasZero = false;
  for (const norm of norms.flat()) {
    if (norm === 0) hasZero = true;
    else if (norm < smallest) smallest = norm;
  }
  const floor = hasZero ? (smallest === Infinity ? 1e-8 : 10 ** (Math.floor(Math.log10(smallest)) - 1)) : null;
  return { floor, layers: norms.map((line) => line.map((norm) => (norm === 0 ? floor : Number.isFinite(norm) ? norm : null))) };
}

/** A line of the panel, and where its exact values come from. */
export interface NormLine extends LineSeries {
  /** From 1. */
  readonly layer: number;
}

/** All that the panel draws. */
export interface NormChart {
  readonly series: readonly NormLine[];
  readonly axis: ValueAxis;
  readonly reference: Reference | null;
}

const LEAST_SHARE = 0.5;

/**
 * Lines at the given epochs, and a logarithmic axis whose lowest tick is `0` where a norm is exactly 0: of one run all
 * layers, of several the layer in focus, from 1, or the output where a run has no such layer.
 */
export function normChart(records: readonly ChartedRun[], epochs: readonly number[], measure: NormMeasure, scheme: Scheme, focus: number): NormChart {
  const sets = records.map(({ frames }) => normSeries(frames, epochs, measure));
  const isAlone = records.length === 1;
  const floors = sets.flatMap(({ floor }) => (floor === null ? [] : [floor]));
  const floor = floors.length === 0 ? null : Math.min(...floors);
  const series = sets.flatMap((set, run): NormLine[] => {
    const record = records[run];
    if (record === undefined) return [];
    const { layers } = layoutOf(record.experiment);
    const shown = set.layers.map((values, index) => ({ values, layer: index + 1 })).filter(({ layer }) => isAlone || layer === Math.min(focus, layers.length));
    return shown.map(({ values, layer }) => ({
      id: `${run}-${layer}`,
      run,
      layer,
      label: isAlone ? layerName(layer, layers.length) : record.name,
      colour: isAlone ? layerColour(layer, layers.length, scheme) : runColour(run),
      values: values.map((value) => (value !== null && value === set.floor ? floor : value)),
    }));
  });
  const reference = measure === 'update' ? { value: HEALTHY_RATIO, label: `well: ${formatNumber(HEALTHY_RATIO)}` } : null;
  const values = series.flatMap((line) => line.values);
  if (reference !== null) values.push(reference.value);
  return { series, reference, axis: withFloor(logAxis(values, '', LEAST_SHARE), floor) };
}

/** Where the norms that are drawn of each run are finite no more. */
export function normEnds(records: readonly ChartedRun[], series: readonly NormLine[], measure: NormMeasure): readonly LineEnd[] {
  return records.flatMap(({ name, frames }, run) => {
    const drawn = series.filter((line) => line.run === run).map(({ layer }) => layer);
    const end = notFiniteFrom(frames, ({ layers }) => drawn.map((layer) => normOf(layers[layer - 1], measure)));
    return end === null ? [] : [{ ...end, run, name, colour: records.length === 1 ? 'var(--nan)' : runColour(run) }];
  });
}

/** Marks the floor as 0 and leaves out what would be written too close to it. */
function withFloor(axis: ValueAxis, floor: number | null): ValueAxis {
  if (floor === null) return axis;
  return { ...axis, domain: [floor, axis.domain[1]], ticks: [{ value: floor, text: '0' }, ...axis.ticks.filter(({ value }) => value > floor * 5)] };
}
