import { ACTIVATIONS, type ActivationChoice } from '../../../core/vocabulary/activations.ts';

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

/** What the unit is to give for an input: a ramp that a living ReLU unit can follow exactly. */
export function targetOf(x: number): number {
  return Math.max(0, 0.6 * x + 0.3);
}

/** Reads a unit over inputs, at least one. Backpropagation by hand: dL/dz = 2 (a − target) f′(z) / rows. */
export function readUnit({ kernel, bias }: Unit, inputs: readonly number[], { id, parameters: [parameter = 0] }: ActivationChoice): UnitReading {
  const { value, derivative, canDie } = ACTIVATIONS[id];
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
  return { preActivations, outputs, rowsOn, isDead: canDie && rowsOn === 0, loss, gradient: { kernel: kernelGradient + 0, bias: biasGradient + 0 } };
}

/** The unit after one step of gradient descent, kept within the limits. A gradient of 0 moves nothing. */
export function stepUnit({ kernel, bias }: Unit, gradient: Unit, learningRate: number): Unit {
  return { kernel: limited(kernel - learningRate * gradient.kernel), bias: limited(bias - learningRate * gradient.bias) };
}

/** A kernel or bias within its limits. */
export function limited(value: number): number {
  return Math.min(UNIT_LIMIT, Math.max(-UNIT_LIMIT, value));
}
