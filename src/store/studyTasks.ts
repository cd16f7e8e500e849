import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf, probeRowsOf } from '../core/experiment/layout.ts';
import type { StudyPoint } from '../core/study/study.ts';

/** Bytes of data sets that one round of networks may hold. */
const ROUND_BYTES = 192 * 2 ** 20;
/** Multiply-adds that drawing all networks at birth may take without being asked: some seconds. */
const BIRTH_BUDGET = 2e10;

/** Networks of one point that are trained together. */
export interface StudyTask {
  readonly point: number;
  /** Replica of the first network. */
  readonly offset: number;
  readonly experiments: readonly Experiment[];
}

/** Cuts a study into rounds whose data sets fit the budget, point by point. */
export function studyTasks(points: readonly StudyPoint[], roundBytes = ROUND_BYTES): readonly StudyTask[] {
  return points.flatMap(({ experiments }, point) => {
    const [first] = experiments;
    if (first === undefined) return [];
    const size = Math.max(1, Math.floor(roundBytes / (first.rows * (4 * first.inputs + 1))));
    return Array.from({ length: Math.ceil(experiments.length / size) }, (_, round) => ({
      point,
      offset: round * size,
      experiments: experiments.slice(round * size, (round + 1) * size),
    }));
  });
}

/** Whether all networks at birth can be drawn at once. */
export function isBirthQuick(points: readonly StudyPoint[]): boolean {
  const work = points.reduce((sum, { experiments: [first, ...others] }) => {
    if (first === undefined) return sum;
    return sum + (others.length + 1) * layoutOf(first).parameterCount * probeRowsOf(first);
  }, 0);
  return work <= BIRTH_BUDGET;
}
