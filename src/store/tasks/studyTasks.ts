import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { estimateWork, WORK_BUDGET, type Work } from '../../core/experiment/work/work.ts';
import type { StudyPoint } from '../../core/study/study.ts';

/** Bytes of data sets that networks may hold which are trained at the same time. */
const ROUND_BYTES = 192 * 2 ** 20;
/** Parameters that they may hold; with their gradients and optimizer slots 16 bytes each. */
const ROUND_PARAMETERS = 2 ** 23;
/** Activations of one batch that they may hold, 4 bytes each. */
const ROUND_ACTIVATIONS = 2 ** 24;

/** Networks of one point that are trained together. */
export interface StudyTask {
  readonly point: number;
  /** Replica of the first network. */
  readonly offset: number;
  readonly experiments: readonly Experiment[];
}

/** How many tasks may be in training at the same time, of so many workers: with one network each they fit the budget of memory together. */
export function lanesFor(work: readonly Work[], workers: number): number {
  return Math.max(1, Math.min(workers, Math.floor(WORK_BUDGET.bytes / estimateWork(work).bytes)));
}

/**
 * Cuts a study into rounds, point by point: as many of a point as there are lanes, more where the data sets, parameters
 * and activations of those in training at the same time would not fit the budgets.
 */
export function studyTasks(points: readonly StudyPoint[], lanes: number, roundBytes = ROUND_BYTES): readonly StudyTask[] {
  return points.flatMap(({ experiments }, point) => {
    const [first] = experiments;
    if (first === undefined) return [];
    const size = Math.min(Math.ceil(experiments.length / lanes), Math.max(1, Math.floor(networksAtOnce(first, roundBytes) / lanes)));
    return Array.from({ length: Math.ceil(experiments.length / size) }, (_, round) => ({
      point,
      offset: round * size,
      experiments: experiments.slice(round * size, (round + 1) * size),
    }));
  });
}

function networksAtOnce(experiment: Experiment, roundBytes: number): number {
  const { parameterCount, unitCount } = layoutOf(experiment);
  const batch = Math.min(experiment.batchSize, trainRowsOf(experiment));
  const fits = [roundBytes / (experiment.rows * (4 * experiment.inputs + 1)), ROUND_PARAMETERS / parameterCount, ROUND_ACTIVATIONS / (batch * unitCount)];
  return Math.max(1, Math.floor(Math.min(...fits)));
}
