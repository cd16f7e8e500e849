import { ACTIVATIONS, type ActivationChoice } from '../vocabulary/activations.ts';
import { finiteSums, squaredDeviations, type FiniteSums } from './finiteSums.ts';
import { unitActivityOf, type UnitActivity } from './unitActivity.ts';
import { countUpperHalves, keysAmong, type UpperCounts } from './upperHalves.ts';

/**
 * A tensor's entries, and what is summed and counted of them. An engine may bring a quicker way than the loops of `tallyOf`; the results are the
 * same to the last bit. The entries are not to change meanwhile.
 */
export interface Tally {
  readonly length: number;
  readonly entries: Float32Array;
  /** Entries from which on it is quicker to count upper halves than to look at each. */
  readonly worthCounting: number;
  /** Null where an entry is not finite, or there is none. */
  finiteSums(): FiniteSums | null;
  /** Sum of the squares of every entry's distance from `mean`, of entries that are all finite. */
  squaredDeviations(mean: number): number;
  upperCounts(): UpperCounts;
  /** The sortable keys of the entries that have one of these upper halves, in the order of entries. */
  keysAmong(uppers: readonly number[]): Uint32Array;
  /** Of pre-activations, unit-major `[units, rows]`. */
  unitActivity(rows: number): UnitActivity;
  /** Of an activation's outputs where these are pre-activations, in float32. */
  outputs(activation: ActivationChoice): Tally;
}

/** Takes up a tensor. */
export type TallyOf = (entries: Float32Array) => Tally;

const WORTH_COUNTING = 8192;

/** By loops over the entries. */
export const tallyOf: TallyOf = (entries) => ({
  length: entries.length,
  entries,
  worthCounting: WORTH_COUNTING,
  finiteSums: () => finiteSums(entries),
  squaredDeviations: (mean) => squaredDeviations(entries, mean),
  upperCounts: () => countUpperHalves(entries),
  keysAmong: (uppers) => keysAmong(entries, uppers),
  unitActivity: (rows) => unitActivityOf(entries, rows),
  outputs: (activation) => tallyOf(outputsOf(activation, entries)),
});

/** f(z) of every pre-activation, in float32. */
export function outputsOf(activation: ActivationChoice, preActivations: Float32Array): Float32Array {
  const { forward, value } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  const outputs = new Float32Array(preActivations.length);
  if (forward === undefined) {
    for (let i = 0; i < outputs.length; i += 1) outputs[i] = value(preActivations[i] ?? 0, parameter);
  } else {
    forward(outputs, preActivations, outputs.length, parameter);
  }
  return outputs;
}
