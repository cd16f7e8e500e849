/**
 * What an engine reads back of one network to make a Frame of: the one tensor of an epoch, cut up.
 * The probe is the first min(2048, train rows) training rows, dropout off.
 */
export interface ProbeReading {
  /** Probe rows N. */
  readonly rows: number;
  /** Flat, as `layoutOf` lays it out. `[parameterCount]` */
  readonly parameters: Float32Array;
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

/** What the labels are like, for baselines. */
export interface DataFacts {
  readonly trainRows: number;
  readonly validationRows: number;
  /** Share of label 1 among the training and the validation rows. */
  readonly trainPositiveShare: number;
  readonly validationPositiveShare: number;
}
