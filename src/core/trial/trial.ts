import type { Experiment } from '../experiment/experiment.ts';
import { estimateWork, type Work } from '../experiment/work/work.ts';
import { NOTHING } from '../experiment/work/workload.ts';
import { linkChange } from '../link/linkChange.ts';
import { countOf } from '../words/numbers.ts';
import type { Treatment } from './treatmentsFor.ts';

/** What is trained the same way: the untreated network, or one treatment of it. */
export interface Arm {
  /** null for the untreated network. */
  readonly treatment: Treatment | null;
  /** One a seed. */
  readonly experiments: readonly Experiment[];
}

/** Networks trained side by side to find out what cures one: same seed, same rows, same batches, but for the treatment. */
export interface Trial {
  /** The experiment as it is tried, which may be shorter than the run it belongs to. */
  readonly untreated: Experiment;
  /** The untreated network first, then the treatments. */
  readonly arms: readonly Arm[];
  readonly seeds: SeedCount;
  /** What was cut to keep within the budget, as a sentence; null where nothing was. */
  readonly shortened: string | null;
}

/** One seed, or those of a repetition. */
export type SeedCount = 1 | typeof REPEATED_SEEDS;

/** Seeds over which a trial is repeated: the run's own and the seven after it. */
export const REPEATED_SEEDS = 8;

/** Estimated seconds within which a trial keeps, all its networks together; the estimate is of an ordinary machine and errs on the long side. */
export const TRIAL_BUDGET = 240;

/** Fewest epochs that a trial is cut to before its rows are, and fewest rows. */
const LEAST_EPOCHS = 5;
const LEAST_ROWS = 1000;

/**
 * Plans a trial within `TRIAL_BUDGET`. Where the whole run would exceed it, all arms train the same smaller number of epochs, and if that is
 * not enough on fewer rows. A repetition leaves out what differs from the untreated network by its seed.
 */
export function planTrial(experiment: Experiment, treatments: readonly Treatment[], seeds: SeedCount): Trial {
  const tried = seeds === 1 ? treatments : treatments.filter(({ id }) => id !== 'another-seed');
  const untreated = withinBudget(experiment, tried, seeds);
  return { untreated, arms: armsOf(untreated, ownRows(untreated, tried), seeds), seeds, shortened: whatWasCut(experiment, untreated) };
}

function armsOf(untreated: Experiment, treatments: readonly Treatment[], seeds: number): readonly Arm[] {
  const overSeeds = (experiment: Experiment): readonly Experiment[] => Array.from({ length: seeds }, (_, index) => ({ ...experiment, seed: (experiment.seed + index) % 2 ** 32 }));
  return [{ treatment: null, experiments: overSeeds(untreated) }, ...treatments.map((treatment) => ({ treatment, experiments: overSeeds(linkChange(untreated, treatment.change).experiment) }))];
}

function withinBudget(experiment: Experiment, treatments: readonly Treatment[], seeds: number): Experiment {
  const fits = (cut: Experiment): boolean => secondsOf(armsOf(cut, ownRows(cut, treatments), seeds)) <= TRIAL_BUDGET;
  const fewest = Math.min(LEAST_EPOCHS, experiment.epochs);
  const epochs = largest(fewest, experiment.epochs, (count) => fits({ ...experiment, epochs: count })) ?? fewest;
  const shorter = { ...experiment, epochs };
  if (fits(shorter)) return shorter;
  return { ...shorter, rows: largest(LEAST_ROWS, experiment.rows, (count) => fits({ ...shorter, rows: count })) ?? LEAST_ROWS };
}

/** More rows are ten times those tried, not those of the run. */
function ownRows(experiment: Experiment, treatments: readonly Treatment[]): readonly Treatment[] {
  return treatments.map((treatment) => (treatment.id === 'more-rows' ? { ...treatment, change: `rows=${Math.min(1_000_000, experiment.rows * 10)}` } : treatment));
}

/** The largest whole number of a range that fits, where what fits lies below what does not; null where none does. */
function largest(least: number, most: number, fits: (value: number) => boolean): number | null {
  if (fits(most)) return most;
  if (!fits(least)) return null;
  let [low, high] = [least, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function secondsOf(arms: readonly Arm[]): number {
  return estimateWork(workOf(arms)).seconds;
}

/** The work of training all networks of a trial, from nothing to their ends. */
export function workOf(arms: readonly Arm[], run = 'trial'): readonly Work[] {
  return arms.flatMap(({ experiments: [experiment, ...others] }) =>
    experiment === undefined ? [] : [{ run, experiment, networks: others.length + 1, summariesOnly: true, from: NOTHING, to: experiment.epochs, allowed: NOTHING }],
  );
}

function whatWasCut(whole: Experiment, cut: Experiment): string | null {
  const parts = [
    ...(cut.epochs < whole.epochs ? [`${countOf(cut.epochs, 'epoch')} of ${whole.epochs}`] : []),
    ...(cut.rows < whole.rows ? [`${countOf(cut.rows, 'row')} of ${whole.rows.toLocaleString('en')}`] : []),
  ];
  return parts.length === 0 ? null : `Tried on ${parts.join(' and ')}, to keep it short.`;
}
