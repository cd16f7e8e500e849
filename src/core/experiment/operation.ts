import type { ActivationChoice } from '../vocabulary/activations.ts';
import type { LabelsId } from '../vocabulary/labels.ts';
import type { OptimizerId } from '../vocabulary/optimizers.ts';

/** Continual backprop, Dohare et al., *Loss of plasticity in deep continual learning*, Nature 632 (2024), algorithm 1. */
export interface ContinualSettings {
  /** Replacement rate ρ: share of the mature units of a layer that come up for replacement in an epoch. */
  readonly rate: number;
  /** Decay rate η of the running utility. */
  readonly decay: number;
  /** Maturity threshold m: epochs that a unit must have lived longer than. */
  readonly maturity: number;
}

/** Shrink and perturb, Ash and Adams, *On warm-starting neural network training* (2020): θ ← factor · θ + noise · N(0, 1). */
export interface ShrinkSettings {
  readonly factor: number;
  readonly noise: number;
}

/** What each kind of operation takes; null for nothing. The table in `core/operations/operationTable.ts` says what each does. */
export interface ActValues {
  readonly activation: ActivationChoice;
  readonly lr: number;
  readonly optimizer: OptimizerId;
  readonly batch: number;
  readonly dropout: number;
  readonly alpha_dropout: number;
  readonly l2: number;
  readonly freeze: null;
  readonly thaw: null;
  readonly labels: LabelsId;
  readonly bias: number;
  readonly reinit: null;
  readonly redo: number;
  readonly continual: ContinualSettings;
  readonly shrink: ShrinkSettings;
  readonly stop: ActKind;
}

/** Kind of an operation, as the link writes it. */
export type ActKind = keyof ActValues;

/** What is done: its kind, and the value that it takes. */
export type Act<K extends ActKind = ActKind> = { readonly [P in K]: { readonly kind: P; readonly value: ActValues[P] } }[K];

/** A change made to a network while it trains. */
export type Operation<K extends ActKind = ActKind> = Act<K> & {
  /** Epochs done when it is first made, 0 for birth: the next one trains with it. */
  readonly epoch: number;
  /** Epochs from one time that it is made to the next; made once where absent. */
  readonly every?: number;
  /** Hidden layer that it is made in, from 1; all where absent. */
  readonly layer?: number;
  /** Unit of the layer, from 0. */
  readonly unit?: number;
};

/** Most operations that a run has. */
export const MAX_OPERATIONS = 32;

/** What the operations so far made of a network, besides settings that an experiment has. */
export interface Operated {
  /** How often coin-flip labels have been drawn anew; 0 for those at birth. */
  readonly labelDraw: number;
  /** What a trainer's `step` was when the optimizer had made no update yet: it counts from there. May be negative. */
  readonly optimizerStart: number;
  /** λ of each layer, the output's last: each update's gradient gains λ · w. */
  readonly l2: readonly number[];
  /** Whether the parameters of each hidden layer stay as they are. */
  readonly frozen: readonly boolean[];
}

/** Whether a network of these layers, trained for so many epochs, has what an operation is made in, and trains on after it. */
export function fits({ epoch, layer, unit }: Operation, { layers, epochs }: { readonly layers: readonly { readonly units: number }[]; readonly epochs: number }): boolean {
  if (epoch >= epochs) return false;
  if (layer === undefined) return true;
  const units = layers[layer - 1]?.units ?? 0;
  return (unit ?? 0) < units;
}
