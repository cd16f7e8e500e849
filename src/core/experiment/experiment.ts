import type { ActivationChoice } from '../vocabulary/activations.ts';
import type { DataSetId } from '../vocabulary/dataSets.ts';
import type { AskedEngine } from '../vocabulary/engines.ts';
import type { InitializerChoice } from '../vocabulary/initializers.ts';
import type { LabelsId } from '../vocabulary/labels.ts';
import type { LossId } from '../vocabulary/losses.ts';
import type { OptimizerId } from '../vocabulary/optimizers.ts';
import type { Operated, Operation } from './operation.ts';

/** Activation of the output unit, as the link writes it. */
export type OutputId = 'sigmoid' | 'linear' | 'relu';
/** Target values of labels 0 and 1, as the link writes them. */
export type TargetsId = '0:1' | '-1:1';

/** A hidden layer. `layerFields.ts` holds the range of each property. */
export interface Layer {
  readonly units: number;
  readonly activation: ActivationChoice;
  readonly initializer: InitializerChoice;
  /** Bias that every unit starts with. */
  readonly bias: number;
  /** Share of outputs set to zero at every training step. */
  readonly dropout: number;
  /** The same in the way that SELU needs; a layer has this or dropout. */
  readonly alphaDropout: number;
}

/**
 * Everything that decides what a run computes. Two equal experiments give the same data, initial
 * kernels, shuffles and dropout masks on every machine and engine, bit for bit.
 *
 * `fields.ts` holds the range of each property, and the default.
 */
export interface Experiment {
  readonly data: DataSetId;
  /** Columns of the data, d. */
  readonly inputs: number;
  readonly labels: LabelsId;
  readonly targets: TargetsId;
  readonly rows: number;
  /** Share of rows trained on; the first round(rows · split) rows. */
  readonly split: number;
  /** The hidden layers, 1 to 20, from the first to the last. The output layer has one unit, bias 0 and no dropout. */
  readonly layers: readonly Layer[];
  readonly outputInitializer: InitializerChoice;
  readonly output: OutputId;
  readonly loss: LossId;
  readonly optimizer: OptimizerId;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
  /** `null` follows `seed`. */
  readonly dataSeed: number | null;
  /** `null` follows `seed`. */
  readonly kernelSeed: number | null;
  /** `null` follows `seed`. */
  readonly shuffleSeed: number | null;
  readonly engine: AskedEngine;
  /** What is done to the network while it trains, in order; absent where it is left alone. At most `MAX_OPERATIONS`. */
  readonly operations?: readonly Operation[];
  /** What operations made of it so far, besides its settings; only in what `experimentAt` says of an epoch. */
  readonly operated?: Operated;
}
