import type { Experiment } from '../../core/experiment/experiment.ts';
import { predictionOf, type Prediction } from '../../core/experiment/birth/prediction.ts';
import { ACTIVATIONS, type FloatArray } from '../../core/vocabulary/activations.ts';
import { LOSSES } from '../../core/vocabulary/losses.ts';

/** Loss and correct predictions, summed over rows in float64. */
export interface LossSums {
  lossSum: number;
  correctCount: number;
}

/** What an experiment makes of its output unit: losses, predictions, and the derivative that training starts from. */
export class OutputLoss {
  private readonly prediction: Prediction;
  private readonly loss: (typeof LOSSES)[Experiment['loss']];
  private readonly slope: (z: number, parameter: number) => number;

  constructor({ loss, output, targets }: Pick<Experiment, 'loss' | 'output' | 'targets'>) {
    this.prediction = predictionOf({ output, targets });
    this.loss = LOSSES[loss];
    this.slope = ACTIVATIONS[output].derivative;
  }

  /**
   * Adds the losses of `rows` rows to `sums`. `z` and `outputs` are the output unit's, `labels` 0 or 1, each
   * `[rows]`. The loss of a row whose z is not finite is NaN. A row is predicted to have label 1 when its output is above the midpoint of the two targets;
   * a NaN is not.
   */
  addTo(sums: LossSums, z: FloatArray, outputs: FloatArray, labels: Uint8Array, rows: number): void {
    const { low, high, midpoint, judgesLogit } = this.prediction;
    for (let row = 0; row < rows; row++) {
      const logit = z[row] ?? 0;
      const output = outputs[row] ?? 0;
      const positive = labels[row] === 1;
      sums.lossSum += Number.isFinite(logit) ? this.loss.value(logit, output, positive ? high : low) : NaN;
      const predicted = judgesLogit ? logit > 0 : output > midpoint;
      if (predicted === positive) sums.correctCount += 1;
    }
  }

  /** `delta[row] = share · ∂loss/∂z`, where `share` is one over the number of rows that the loss is the mean of. */
  differentiate(delta: FloatArray, z: FloatArray, outputs: FloatArray, labels: Uint8Array, rows: number, share: number): void {
    const { low, high } = this.prediction;
    for (let row = 0; row < rows; row++) {
      const logit = z[row] ?? 0;
      delta[row] = share * this.loss.derivative(logit, outputs[row] ?? 0, labels[row] === 1 ? high : low, this.slope(logit, 0));
    }
  }
}
