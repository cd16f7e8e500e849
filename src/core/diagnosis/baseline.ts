import { TARGETS } from '../experiment/settings/dataFields.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { trainRowsOf } from '../experiment/layout.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { LABELS } from '../vocabulary/labels.ts';
import { LOSSES } from '../vocabulary/losses.ts';
import { marginOf, PLACED } from './margins.ts';
import { formatLoss } from '../words/numbers.ts';

/** The loss that a network which says the same for every row can reach. */
export interface Baseline {
  readonly loss: number;
  /** `ln 2`, or the number with four digits. */
  readonly text: string;
  /** By how much a validation loss has to lie above or below `loss` to do so by more than chance, see `marginOf`. */
  readonly margin: number;
}

/** Where a validation loss lies, as far as the validation rows can tell. */
export type Standing = 'below' | 'at' | 'above';

/** The target values of label 0 and label 1. */
export function targetsOf(experiment: Experiment): readonly [low: number, high: number] {
  return TARGETS[experiment.targets].values;
}

/**
 * Loss of the best constant on the validation rows. Labels that leave nothing to learn are fair coins: their
 * expectation is taken, which needs no facts, so that no network can get below it but by luck of the draw.
 * Null while the facts of learnable labels are unknown.
 */
export function baselineOf(experiment: Experiment, facts: DataFacts | null): Baseline | null {
  const share = LABELS[experiment.labels].learnable ? facts?.validationPositiveShare : 0.5;
  if (share === undefined) return null;
  const [low, high] = targetsOf(experiment);
  const loss = LOSSES[experiment.loss].bestConstant(share, low, high);
  return { loss, text: Math.abs(loss - Math.LN2) < 1e-12 ? 'ln 2' : formatLoss(loss), margin: validationMargin(experiment) };
}

/** By how much two validation losses on the rows of an experiment have to differ to do so by more than chance. */
export function validationMargin(experiment: Experiment): number {
  return marginOf(experiment.loss, targetsOf(experiment), experiment.rows - trainRowsOf(experiment));
}

/**
 * Whether a validation loss lies below the best constant's, at it, or above. `below` is what "learnt" means wherever the
 * page says it: of networks that know nothing fewer than one in a thousand get there. A loss that is not finite is above.
 */
export function standingOf(loss: number, { loss: best, margin }: Baseline): Standing {
  if (loss < best - margin) return 'below';
  return loss <= best + margin ? 'at' : 'above';
}

/** Whether a validation loss lies below the best constant's by more than chance; false where it is not finite. */
export function isBelowBest(loss: number, baseline: Baseline): boolean {
  return standingOf(loss, baseline) === 'below';
}

/** Whether a validation loss can be said to sit at the best constant's: it is not told from it, by rows enough to tell 1 %. */
export function isPlacedAtBest(loss: number, baseline: Baseline): boolean {
  return standingOf(loss, baseline) === 'at' && baseline.margin <= PLACED * baseline.loss;
}

/**
 * Whether a network has learnt: its validation loss lies below the best constant's by more than chance; a
 * loss that is not finite has not. Null where that cannot be said: at birth before losses are known, while the facts
 * of learnable labels are unknown, and for labels that do not depend on the inputs, which leave nothing to learn.
 */
export function hasLearnt(experiment: Experiment, facts: DataFacts | null, { validationLoss }: { readonly validationLoss: number | null }): boolean | null {
  if (!LABELS[experiment.labels].learnable || validationLoss === null) return null;
  const baseline = baselineOf(experiment, facts);
  return baseline === null ? null : isBelowBest(validationLoss, baseline);
}
