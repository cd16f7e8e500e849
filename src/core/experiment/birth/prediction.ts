import { TARGETS } from '../settings/dataFields.ts';
import type { Experiment } from '../experiment.ts';

/** How an output predicts a label: 1 when it is above the midpoint of the two targets, else, and when it is NaN, 0. */
export interface Prediction {
  /** Targets of label 0 and label 1. */
  readonly low: number;
  readonly high: number;
  readonly midpoint: number;
  /** Whether z > 0 says exactly what output > midpoint says, without the rounding of the output: then z is judged. */
  readonly judgesLogit: boolean;
}

/** How the output unit of an experiment predicts. */
export function predictionOf({ output, targets }: Pick<Experiment, 'output' | 'targets'>): Prediction {
  const [low, high] = TARGETS[targets].values;
  const midpoint = (low + high) / 2;
  return { low, high, midpoint, judgesLogit: output === 'sigmoid' && midpoint === 0.5 };
}
