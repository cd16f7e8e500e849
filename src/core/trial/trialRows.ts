import type { Experiment } from '../experiment/experiment.ts';
import type { ReplicaSummary } from '../study/replicaSummary.ts';
import { pairedInterval } from '../study/statistics.ts';
import { deadShareOf, layersOf } from '../telemetry/deadUnits.ts';
import type { Trial } from './trial.ts';
import type { Treatment } from './treatmentsFor.ts';

/** How one network of a trial ended. */
export interface ArmResult {
  readonly validationLoss: number;
  /** 0 to 1. */
  readonly validationAccuracy: number;
  readonly trainLoss: number;
  /** Share of the hidden units that are dead; null where none can die or one is NaN. */
  readonly deadFraction: number | null;
  /** `not-finite` where its loss or a unit is NaN or infinite: then its accuracy says nothing. */
  readonly status: 'finished' | 'not-finite';
}

/** The result of a network from its summary after the last epoch. */
export function resultOf({ layers }: Experiment, { validationLoss, validationAccuracy, trainLoss, deadFraction, isFinite }: ReplicaSummary): ArmResult {
  return {
    validationLoss: validationLoss ?? Number.NaN,
    validationAccuracy: validationAccuracy ?? Number.NaN,
    trainLoss: trainLoss ?? Number.NaN,
    deadFraction: deadShareOf(layersOf(deadFraction, layers)),
    status: isFinite && validationLoss !== null ? 'finished' : 'not-finite',
  };
}

/** The results of all networks of a trial, arm by arm, one a seed; undefined while unknown. */
export type TrialResults = readonly (readonly (ArmResult | undefined)[])[];

/** One arm of a trial as it is shown. Means are over the networks that have ended with finite numbers; null where there is none. */
export interface TrialRow {
  /** null for the untreated network. */
  readonly treatment: Treatment | null;
  /** Place among the trial's arms. */
  readonly arm: number;
  readonly results: readonly (ArmResult | undefined)[];
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  readonly trainLoss: number | null;
  readonly deadFraction: number | null;
  /** Networks that ended without finite numbers. */
  readonly notFinite: number;
  /**
   * Accuracy less that of the untreated network: the mean over the seeds of which both are known. A network without finite
   * numbers counts as one that knows nothing, .5. Null for the untreated network itself, for a control, and while nothing is known.
   */
  readonly difference: number | null;
  /** 95 % interval of the mean difference over all seeds, by Student's t; null for one seed. */
  readonly interval: readonly [low: number, high: number] | null;
  /** Whether all seeds have the same difference, so that the interval says only how many seeds agree. */
  readonly allEqual: boolean;
}

/** Accuracy of a network that computes no number: a guess. */
const GUESS = 0.5;

/** The rows of a trial: the untreated network first, then the arms, the most accurate first (of equals the lower loss), those not finite and then those unknown last. */
export function trialRows({ arms, seeds }: Trial, results: TrialResults): readonly TrialRow[] {
  const untreated = results[0] ?? [];
  const rows = arms.map(({ treatment }, arm): TrialRow => {
    const own = Array.from({ length: seeds }, (_, seed) => results[arm]?.[seed]);
    const finished = own.filter((result) => result?.status === 'finished');
    const meanOf = (of: (result: ArmResult) => number): number | null => mean(finished.flatMap((result) => (result === undefined ? [] : [of(result)])));
    const differences = treatment === null || treatment.isControl ? [] : own.flatMap((result, seed) => differenceOf(result, untreated[seed]) ?? []);
    const interval = differences.length < 2 ? null : pairedInterval(differences, [-1, 1]);
    return {
      treatment,
      arm,
      results: own,
      validationLoss: meanOf(({ validationLoss }) => validationLoss),
      validationAccuracy: meanOf(({ validationAccuracy }) => validationAccuracy),
      trainLoss: meanOf(({ trainLoss }) => trainLoss),
      deadFraction: mean(finished.flatMap((result) => result?.deadFraction ?? [])),
      notFinite: own.filter((result) => result?.status === 'not-finite').length,
      difference: mean(differences),
      interval: interval === null ? null : [interval.low, interval.high],
      allEqual: interval?.allEqual ?? false,
    };
  });
  return rows.toSorted((a, b) => Number(a.treatment !== null) - Number(b.treatment !== null) || standing(b) - standing(a) || (a.validationLoss ?? Infinity) - (b.validationLoss ?? Infinity) || a.arm - b.arm);
}

/** What rows are sorted by: the accuracy over all seeds, a network without numbers counting nothing. */
function standing({ validationAccuracy, notFinite, results }: TrialRow): number {
  if (validationAccuracy === null) return notFinite > 0 ? -1 : -2;
  const known = results.filter((result) => result !== undefined).length;
  return (validationAccuracy * (known - notFinite)) / known;
}

/** Accuracy of a result less that of another; null while one is unknown. */
function differenceOf(result: ArmResult | undefined, other: ArmResult | undefined): number | null {
  return result === undefined || other === undefined ? null : accuracyOf(result) - accuracyOf(other);
}

function accuracyOf({ status, validationAccuracy }: ArmResult): number {
  return status === 'finished' ? validationAccuracy : GUESS;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
