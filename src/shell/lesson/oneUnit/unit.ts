import { ACTIVATIONS, canDie, type ActivationChoice } from '../../../core/vocabulary/activations.ts';
import { drawRows } from '../../../core/experiment/birth/drawRows.ts';
import { DEFAULT_EXPERIMENT } from '../../../core/experiment/settings/fields.ts';

/** One unit of one input: z = kernel · x + bias. */
export interface Unit {
  readonly kernel: number;
  readonly bias: number;
}

/** How far kernel and bias can be moved either way. */
export const UNIT_LIMIT = 1;

/** A unit over all rows: each list has one number a row. */
export interface UnitReading {
  /** z, the pre-activation. */
  readonly preActivations: readonly number[];
  /** a = f(z). */
  readonly outputs: readonly number[];
  /** Rows with z > 0. */
  readonly rowsOn: number;
  /** z ≤ 0 on every row, of an activation that can die. */
  readonly isDead: boolean;
  /** Mean over the rows of (a − target)². */
  readonly loss: number;
  /** Derivatives of the loss by kernel and bias. */
  readonly gradient: Unit;
}

/** What the unit is to give for an input: what a ReLU unit of this kernel and bias gives, so that a living one can follow it exactly. */
export const TARGET: Unit = { kernel: 0.9, bias: 0.65 };

/** The target for an input. */
export function targetOf(x: number): number {
  return Math.max(0, TARGET.kernel * x + TARGET.bias);
}

/** The loss of an output of 0 on every row, which is that of a dead unit. */
export function lossIfDead(inputs: readonly number[]): number {
  return inputs.reduce((sum, x) => sum + targetOf(x) ** 2, 0) / inputs.length;
}

/** Reads a unit over inputs, at least one. Backpropagation by hand: dL/dz = 2 (a − target) f′(z) / rows. */
export function readUnit({ kernel, bias }: Unit, inputs: readonly number[], activation: ActivationChoice): UnitReading {
  const { value, derivative } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  const preActivations = inputs.map((x) => kernel * x + bias);
  const outputs = preActivations.map((z) => value(z, parameter));
  const rowsOn = preActivations.filter((z) => z > 0).length;
  let loss = 0;
  let kernelGradient = 0;
  let biasGradient = 0;
  inputs.forEach((x, row) => {
    const error = (outputs[row] ?? 0) - targetOf(x);
    const delta = (2 * error * derivative(preActivations[row] ?? 0, parameter)) / inputs.length;
    loss += error ** 2 / inputs.length;
    kernelGradient += delta * x;
    biasGradient += delta;
  });
  return { preActivations, outputs, rowsOn, isDead: canDie(activation) && rowsOn === 0, loss, gradient: { kernel: kernelGradient + 0, bias: biasGradient + 0 } };
}

/** The unit after one step of gradient descent, kept within the limits. A gradient of 0 moves nothing. */
export function stepUnit({ kernel, bias }: Unit, gradient: Unit, learningRate: number): Unit {
  return { kernel: limited(kernel - learningRate * gradient.kernel), bias: limited(bias - learningRate * gradient.bias) };
}

/** A kernel or bias within its limits. */
export function limited(value: number): number {
  return Math.min(UNIT_LIMIT, Math.max(-UNIT_LIMIT, value));
}

export const RELU: ActivationChoice = { id: 'relu', parameters: [] };
export const LEAKY: ActivationChoice = { id: 'leaky_relu', parameters: [0.3] };

/** The boxes that the inputs may be drawn from. */
export const BOXES = [
  { id: 'negative-box', label: 'in (−1, 0)' },
  { id: 'symmetric-box', label: 'in (−1, 1)' },
  { id: 'positive-box', label: 'in (0, 1)' },
] as const;

export type BoxId = (typeof BOXES)[number]['id'];

/** Rows in the picture. */
export const ROWS = 64;

/** The unit that one meets first: on for most rows of the negative box, and above its target, so that a step takes it down. */
export const FIRST_UNIT: Unit = { kernel: 0.9, bias: 0.85 };

/** The inputs of the rows: the lab's own first draws from a box, of one input. */
export function rowsOf(box: BoxId): readonly number[] {
  return [...drawRows({ ...DEFAULT_EXPERIMENT, data: box, inputs: 1 }, 0, ROWS).inputs];
}

/** Largest |z| that the picture can show: limits of kernel and bias together. */
export const LARGEST_Z = 2;
/** Bins of the histogram; 0 is an edge. */
export const BINS = 40;

/** Rows by z in bins over [−LARGEST_Z, LARGEST_Z]; a z on an edge counts below it, so that 0 counts as off. */
export function histogramOf(preActivations: readonly number[]): readonly number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const z of preActivations) {
    const bin = Math.ceil(((z + LARGEST_Z) * BINS) / (2 * LARGEST_Z)) - 1;
    const place = Math.min(BINS - 1, Math.max(0, bin));
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}
