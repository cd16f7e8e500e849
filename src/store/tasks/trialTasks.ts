import { estimateWork } from '../../core/experiment/work/work.ts';
import { NOTHING } from '../../core/experiment/work/workload.ts';
import type { StudyPoint } from '../../core/study/study.ts';
import type { Trial } from '../../core/trial/trial.ts';
import type { ArmResult } from '../../core/trial/trialRows.ts';
import { studyTasks, type StudyTask } from './studyTasks.ts';
import { workOnNetworks } from './taskTraining.ts';

/** Name of the work on the networks of a trial, and id of the run under which its first lane trains. */
export const TRIAL_RUN = 'trial';

/** A task of a trial: networks of one arm that are trained together. */
export interface TrialTask extends StudyTask {
  /** Place among the seeds of each of its networks. */
  readonly seeds: readonly number[];
  /** Estimated seconds of it. */
  readonly weight: number;
}

/** Of every arm the networks that nothing is known of, and their places among the seeds. */
export interface Missing extends StudyPoint {
  readonly seeds: readonly number[];
}

/** Of every arm what its results, by seed, do not tell. */
export function missingOf({ arms }: Trial, results: readonly (readonly (ArmResult | undefined)[])[]): readonly Missing[] {
  return arms.map(({ experiments }, arm) => {
    const seeds = experiments.flatMap((_, seed) => (results[arm]?.[seed] === undefined ? [seed] : []));
    return { value: null, seeds, experiments: experiments.filter((_, seed) => seeds.includes(seed)) };
  });
}

/** What is missing, a few networks of one arm at a time, the longest first so that no lane is left with one at the end. */
export function tasksOf(missing: readonly Missing[], lanes: number): readonly TrialTask[] {
  return studyTasks(missing, lanes)
    .map((task) => ({
      ...task,
      offset: 0,
      seeds: missing[task.point]?.seeds.slice(task.offset, task.offset + task.experiments.length) ?? [],
      weight: estimateWork(workOnNetworks(TRIAL_RUN, task, trialEnd(task))).seconds,
    }))
    .toSorted((a, b) => b.weight - a.weight);
}

/** Epoch that the networks of a task are trained to. */
export function trialEnd({ experiments: [first] }: Pick<StudyTask, 'experiments'>): number {
  return first?.epochs ?? NOTHING;
}
