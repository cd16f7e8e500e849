import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf, trainRowsOf } from '../core/experiment/layout.ts';
import type { StudyPoint } from '../core/study/study.ts';

/** Bytes of data sets that one round of networks may hold. */
const ROUND_BYTES = 192 * 2 ** 20;
/** Parameters that one round of networks may hold; with their gradients and optimizer slots 16 bytes each. */
const ROUND_PARAMETERS = 2 ** 23;
/** Activations of one batch that one round of networks may hold, 4 bytes each. */
const ROUND_ACTIVATIONS = 2 ** 24;

/** Networks of one point that are trained together. */
export interface StudyTask {
  readonly point: number;
  /** Replica of the first network. */
  readonly offset: number;
  readonly experiments: readonly Experiment[];
}

/** Cuts a study into rounds whose data sets, parameters and activations fit the budgets, point by point. */
export function studyTasks(points: readonly StudyPoint[], roundBytes = ROUND_BYTES): readonly StudyTask[] {
  return points.flatMap(({ experiments }, point) => {
    const [first] = experiments;
    if (first === undefined) return [];
    const size = networksAtOnce(first, roundBytes);
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
