import { LOSSES, type LossId } from '../vocabulary/losses.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';

// By how much a loss has to lie below another to count as below it: every such margin, with its reason.

/** A difference of two losses is more than chance when chance makes it in fewer than one of so many networks. */
export const CHANCE = 1000;

/**
 * By how much the mean loss over `rows` rows has to differ from another's to say more than those rows do by chance:
 * log(1000)/rows, times what a unit of log-likelihood is worth in this loss. Outputs that were chosen without knowing the
 * labels get that far below the best constant's loss with probability 1/1000 at most, whatever they are: for
 * cross-entropy the ratio of likelihoods has expectation 1 under the constant, so Markov's inequality bounds it; for squared
 * error Hoeffding's lemma does the same. Infinite for no rows.
 */
export function marginOf(loss: LossId, [low, high]: readonly [low: number, high: number], rows: number): number {
  return (LOSSES[loss].perNat(low, high) * Math.log(CHANCE)) / rows;
}

/** Share of the best constant's loss that the margin may be for a loss to be placed at it in words: fewer rows cannot tell 1 %. */
export const PLACED = 0.01;

/** Smallest relative decrease of a loss that counts as one: SageMaker Debugger's 0.1 %. */
export const LEAST_DECREASE = 0.001;

/** Epochs over which a loss has to fall, and after which harm is judged by the loss: SageMaker Debugger's ten steps are too few of ours. */
export const WINDOW = 3;

/** Best constants of several runs that lie closer than this, in the loss's units, are one: they are the same to the digits that are drawn. */
export const SAME_BASELINE = 5e-4;

/**
 * Whether an accuracy on the validation rows says more than calling every row by the commoner label, by more than chance: with
 * Hoeffding's inequality n rows that were called without knowing their labels exceed that share by √(log(1000)/2n) in fewer than one
 * of a thousand networks.
 */
export function beatsOneLabel(accuracy: number, { validationPositiveShare: share, validationRows: rows }: DataFacts): boolean {
  return accuracy > Math.max(share, 1 - share) + Math.sqrt(Math.log(CHANCE) / (2 * rows));
}
