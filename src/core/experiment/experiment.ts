import type { ActivationChoice } from '../vocabulary/activations.ts';
import type { DataSetId } from '../vocabulary/dataSets.ts';
import type { EngineId } from '../vocabulary/engines.ts';
import type { InitializerChoice } from '../vocabulary/initializers.ts';
import type { LabelsId } from '../vocabulary/labels.ts';
import type { LossId } from '../vocabulary/losses.ts';
import type { OptimizerId } from '../vocabulary/optimizers.ts';

export type OutputId = 'sigmoid' | 'linear' | 'relu';
export type TargetsId = '0:1' | '-1:1';

/**
 * Everything that decides what a run computes. Two equal experiments give the same data, initial
 * kernels, shuffles and dropout masks on every machine and engine, bit for bit.
 *
 * Lists have exactly one entry per hidden layer. `fields.ts` holds the range and default of each.
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
  /** Widths of the hidden layers. */
  readonly hidden: readonly number[];
  readonly activation: readonly ActivationChoice[];
  readonly initializer: readonly InitializerChoice[];
  readonly outputInitializer: InitializerChoice;
  /** Initial bias of each hidden layer; the output's is 0. */
  readonly bias: readonly number[];
  readonly dropout: readonly number[];
  readonly alphaDropout: readonly number[];
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
  readonly engine: EngineId;
}
