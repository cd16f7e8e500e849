/**
 * What an engine reads back of one network to make a Frame of: the one tensor of an epoch, cut up.
 * The probe is the first min(2048, train rows) training rows, dropout off.
 */
export interface ProbeReading {
  /** Probe rows N. */
  readonly rows: number;
  /** Flat, as `layoutOf` lays it out. `[parameterCount]` */
  readonly parameters: Float32Array;
  /** The parameters before the last update, where that ended an epoch and the engine made it since it was created or restored; else null. `[parameterCount]` */
  readonly previous: Float32Array | null;
  /** Gradient of the mean loss over the probe, laid out as the parameters. `[parameterCount]` */
  readonly gradient: Float32Array;
  /** Per layer, the output's included, z of every unit on every row, unit-major `[units, N]`. */
  readonly preActivations: readonly Float32Array[];
}

/** Losses over a set of rows, natural logarithm; accuracy 0 to 1. */
export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
}

/** The largest float32. */
const LARGEST_LOSS_SUM = 2 ** 128 - 2 ** 104;

/** Means over `rows` rows. A loss whose sum is beyond the largest float32 is infinite, whatever the engine sums in: all then overflow at the same epoch. */
export function evaluationOf({ lossSum, correctCount }: { readonly lossSum: number; readonly correctCount: number }, rows: number): Evaluation {
  return { loss: lossSum > LARGEST_LOSS_SUM ? Infinity : lossSum / rows, accuracy: correctCount / rows };
}

/** What the labels are like, for baselines. */
export interface DataFacts {
  readonly trainRows: number;
  readonly validationRows: number;
  /** Share of label 1 among the training and the validation rows. */
  readonly trainPositiveShare: number;
  readonly validationPositiveShare: number;
}
