import { boxBounds } from '../../core/autopsy/boxBounds.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { experimentAt } from '../../core/experiment/schedule.ts';
import type { FrameWithParameters } from '../../core/telemetry/keptParameters.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { DATA_SETS } from '../../core/vocabulary/dataSets.ts';
import { epochName } from '../../core/words/names.ts';
import { formatCount } from '../../core/words/numbers.ts';

interface CountedRun {
  readonly experiment: Experiment;
  /** The epoch shown. */
  readonly frame: Frame;
  /** The last one up to it that keeps parameters; null where none does. */
  readonly kept: FrameWithParameters | null;
  /** The last one of the run so far. */
  readonly newest: Frame;
}

/** Columns of the table of dead units. */
export const DEAD_COLUMNS = ['layer', 'on the probe', 'on all training rows, at the end', 'on the whole input box'] as const;

/** A row a hidden layer: how many of its units are dead on what. What is not computed is said to be not, and why. */
export function deadRows({ experiment, frame, kept, newest }: CountedRun): readonly (readonly string[])[] {
  const bounds = kept === null ? [] : boxBounds(experiment, kept);
  const hasBox = Number.isFinite(DATA_SETS[experiment.data].low);
  const { layers } = experimentAt(experiment, Math.max(1, frame.epoch));
  return layers.map(({ units, activation }, index) => {
    const name = `layer ${index + 1}`;
    if (!canDie(activation)) return [name, 'cannot die', 'cannot die', 'cannot die'];
    const of = (dead: number): string => `${formatCount(dead)} of ${formatCount(units)}`;
    const onTraining = newest.layers[index]?.deadOnTraining;
    const bound = bounds[index] ?? null;
    const inBox = bound === null ? null : bound.reduce((sum, z) => sum + (z <= 0 ? 1 : 0), 0);
    return [
      name,
      of(frame.layers[index]?.maxPreActivation.reduce((sum, z) => sum + (z <= 0 ? 1 : 0), 0) ?? NaN),
      typeof onTraining === 'number' ? of(Math.round(onTraining * units)) : onTraining === null ? 'not counted' : 'not read yet',
      inBox === null ? (hasBox ? 'not computed' : 'there is no box') : index === 0 ? of(inBox) : `at least ${of(inBox)}`,
    ];
  });
}

/** How the counts come about. */
export function deadNote({ data, layers, epochs }: Experiment, kept: FrameWithParameters | null): string {
  const ended = `All training rows are read once, when epoch ${epochs} is over.`;
  if (!Number.isFinite(DATA_SETS[data].low)) return `${ended} Normal inputs have no bound, so there is no box.`;
  if (kept === null) return `${ended} The parameters of this run are not kept here, so the box is not tested.`;
  const deeper = layers.length === 1 ? '' : ' Deeper layers are bounded one by one, unless an activation before them falls somewhere: that proves the units counted, and leaves the others open.';
  return `${ended} The box, at ${epochName(kept.epoch)}, is exact in layer 1.${deeper}`;
}
