import type { StepRecording, UnitDeath, WatchedUnit } from '../../core/autopsy/stepRecording.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { Frame } from '../../core/telemetry/frame.ts';

/** Unit 17 of layer 1. */
export const UNIT_17 = 16;

/**
 * A unit of layer 1 that was alive at birth and has died for good, and the epoch of its death: unit 17, or where that is no
 * such unit, the one that died last, of several the first. Null where there is none.
 */
export function victimOf({ layers }: Experiment, frames: readonly Frame[]): WatchedUnit | null {
  const [layer] = layers;
  if (layer === undefined || !canDie(layer.activation)) return null;
  const epochs = Array.from({ length: layer.units }, (_, unit) => epochOfDeath(frames, unit));
  const last = Math.max(...epochs);
  const epoch = epochs[UNIT_17] ?? 0;
  if (epoch > 0) return { layer: 1, unit: UNIT_17, epoch };
  return last > 0 ? { layer: 1, unit: epochs.indexOf(last), epoch: last } : null;
}

/** The epoch, from 1, from whose end on a unit of layer 1 is dead; 0 where it lives, or was never seen alive. */
function epochOfDeath(frames: readonly Frame[], unit: number): number {
  const isDead = ({ layers }: Frame): boolean => (layers[0]?.maxPreActivation[unit] ?? Number.NaN) <= 0;
  const alive = frames.findLastIndex((frame) => !isDead(frame));
  return alive >= 0 && alive < frames.length - 1 ? alive + 1 : 0;
}

/** What moved a unit's z, on the row where it had been largest, in the update that killed it. */
export interface Blow {
  readonly death: UnitDeath;
  readonly byBias: number;
  readonly byKernel: number;
  /** How the two split: what the gradient of the batch moved, and what the optimizer kept of earlier ones. */
  readonly byGradient: number;
  readonly byMomentum: number;
}

/** Adds up what a recording says of the death of the unit; null where it did not die in that epoch. */
export function blowOf({ death }: StepRecording): Blow | null {
  if (death === null) return null;
  const along = (changes: Float64Array): number => changes.reduce((sum, change, input) => sum + change * (death.inputs[input] ?? Number.NaN), 0);
  return {
    death,
    byBias: death.byBias,
    byKernel: death.byKernel.reduce((sum, moved) => sum + moved, 0),
    byGradient: (death.bias.gradient[0] ?? Number.NaN) + along(death.kernel.gradient),
    byMomentum: (death.bias.momentum[0] ?? Number.NaN) + along(death.kernel.momentum),
  };
}
