import { bestCorner } from '../../core/autopsy/inputBox.ts';
import type { UnitWorth } from '../../core/autopsy/resetRules.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { LayerLayout } from '../../core/experiment/layout.ts';
import { unitParametersOf, type FrameWithParameters } from '../../core/telemetry/keptParameters.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { formatEpochOf } from '../../core/words/names.ts';
import { formatNumber, formatShare } from '../../core/words/numbers.ts';
import { storyOf, type LayerLife } from '../run/layerLife.ts';

/** What there is to know of a unit of a layer: each value is sorted by `value` and shown as `text`. */
export interface LayerColumn {
  readonly id: string;
  readonly title: string;
  /** Of a unit, from 0; NaN sorts last. */
  readonly value: (unit: number) => number;
  readonly text: (unit: number) => string;
}

interface LayerFacts {
  readonly experiment: Experiment;
  readonly layout: LayerLayout;
  readonly life: LayerLife;
  readonly frame: FrameWithParameters;
  readonly worth: UnitWorth;
}

/** The columns of the table of a layer's units at an epoch; those of death only where units can die, the box only of a first layer that has one. */
export function layerColumns({ experiment, layout, life, frame, worth }: LayerFacts): readonly LayerColumn[] {
  const now = frame.layers[layout.number - 1];
  const largest = (unit: number): number => now?.maxPreActivation[unit] ?? NaN;
  const rate = (unit: number): number => now?.onRate[unit] ?? NaN;
  const diedAt = (unit: number): number => {
    const { state, died } = storyOf(life, unit, frame.epoch);
    return state === 'dead' ? (died ?? 0) : NaN;
  };
  const number = (id: string, title: string, value: (unit: number) => number): LayerColumn => ({ id, title, value, text: (unit) => formatNumber(value(unit)) });
  const box = (unit: number): number => bestCorner(unitParametersOf(frame.parameters, layout, unit), DATA_SETS[experiment.data])?.largest ?? NaN;
  const hasBox = layout.number === 1 && !Number.isNaN(box(0));
  const { utility } = worth;
  return [
    { id: 'unit', title: 'unit', value: (unit) => unit, text: (unit) => String(unit + 1) },
    ...(life.canDie
      ? [{ id: 'died', title: 'died in epoch', value: diedAt, text: (unit: number) => (Number.isNaN(diedAt(unit)) ? '' : diedAt(unit) === 0 ? 'born dead' : formatEpochOf(diedAt(unit))) }]
      : []),
    number('largest', 'largest z', largest),
    ...(hasBox ? [number('box', 'largest on the box', box)] : []),
    { id: 'rate', title: life.canDie ? 'fires on' : 'z > 0 on', value: rate, text: (unit) => formatShare(rate(unit)) },
    number('dormant', 'dormant score', (unit) => worth.dormant[unit] ?? NaN),
    ...(utility === null ? [] : [number('utility', 'utility', (unit) => utility[unit] ?? NaN)]),
  ];
}

/** Units in the order of a column; what has no value comes last either way, and equals keep their order. */
export function sortedUnits(count: number, { value }: LayerColumn, isDown: boolean): readonly number[] {
  return Array.from({ length: count }, (_, unit) => unit).toSorted((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
    return isDown ? b - a : a - b;
  });
}
