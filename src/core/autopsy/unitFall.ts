import { drawRows } from '../experiment/birth/drawRows.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../experiment/layout.ts';
import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { updateParts, type UpdateParts, type UpdateState } from './updateParts.ts';

/** A network between two updates: what it has, and z of every unit on every probe row, per layer unit-major `[units, rows]`. */
export interface ReadState extends UpdateState {
  readonly preActivations: readonly Float32Array[];
}

/** A unit of a network: layer from 1, unit from 0. */
export interface UnitPlace {
  readonly layer: number;
  readonly unit: number;
}

/**
 * How one update moved the largest pre-activation of a unit over the probe: `largestBefore` + `byBias` + Σ `byKernel` + `byInputs` +
 * `byOtherRow` = `largestAfter`, but for the rounding of float32 sums.
 */
export interface UnitFall {
  readonly largestBefore: number;
  readonly largestAfter: number;
  /** The probe row that had been largest: a row of the data set, from 0. */
  readonly row: number;
  /** What the unit was given on that row before the update: inputs, or outputs of the layer before. `[fanIn]` */
  readonly inputs: Float32Array;
  /** Of its kernel row, `[fanIn]`, and its bias, `[1]`. */
  readonly kernel: UpdateParts;
  readonly bias: UpdateParts;
  /** How far the change of the bias moved z of that row. */
  readonly byBias: number;
  /** How far the change of each kernel entry did: Δw · input before. `[fanIn]` */
  readonly byKernel: Float64Array;
  /** How far it moved because the outputs of the layer before changed on that row; 0 in the first layer. */
  readonly byInputs: number;
  /** By how much the row that is largest after the update exceeds this one then; 0 where it is the same. */
  readonly byOtherRow: number;
}

/** Takes apart what the update between two states did to a unit. `rate` is the optimizer's of that step. */
export function unitFall(experiment: Experiment, { layer, unit }: UnitPlace, rate: number, before: ReadState, after: ReadState): UnitFall {
  const { layers } = layoutOf(experiment);
  const layout = layers[layer - 1];
  if (layout === undefined) throw new RangeError(`There is no layer ${layer}.`);
  const z = zOf(before, layout, unit);
  const zAfter = zOf(after, layout, unit);
  const row = rowOfLargest(z);
  const source = layers[layer - 2];
  const inputs = source === undefined ? drawRows(experiment, row, 1).inputs : outputsOn(before, source, row);
  const inputsAfter = source === undefined ? inputs : outputsOn(after, source, row);
  const start = layout.kernelStart + unit * layout.fanIn;
  const kernel = updateParts(experiment.optimizer, rate, before, after, start, layout.fanIn);
  const bias = updateParts(experiment.optimizer, rate, before, after, layout.biasStart + unit, 1);
  const largestAfter = zAfter[rowOfLargest(zAfter)] ?? NaN;
  return {
    largestBefore: z[row] ?? NaN,
    largestAfter,
    row,
    inputs,
    kernel,
    bias,
    byBias: bias.update[0] ?? NaN,
    byKernel: kernel.update.map((change, i) => change * (inputs[i] ?? NaN)),
    byInputs: inputsAfter.reduce((sum, input, i) => sum + (after.parameters[start + i] ?? NaN) * (input - (inputs[i] ?? NaN)), 0),
    byOtherRow: largestAfter - (zAfter[row] ?? NaN),
  };
}

function zOf({ preActivations }: ReadState, { number, units }: LayerLayout, unit: number): Float32Array {
  const z = preActivations[number - 1] ?? new Float32Array(0);
  const rows = z.length / units;
  return z.subarray(unit * rows, (unit + 1) * rows);
}

function rowOfLargest(z: Float32Array): number {
  return z.reduce((best, value, row) => (value > (z[best] ?? NaN) ? row : best), 0);
}

/** Outputs of a layer on a probe row, in float32, dropout off. */
function outputsOn({ preActivations }: ReadState, { number, units, activation }: LayerLayout, row: number): Float32Array {
  const z = preActivations[number - 1] ?? new Float32Array(0);
  const rows = z.length / units;
  const { value } = ACTIVATIONS[activation.id];
  return Float32Array.from({ length: units }, (_, unit) => value(z[unit * rows + row] ?? NaN, activation.parameters[0] ?? 0));
}
