import type { ElementwiseBackward, ElementwiseForward } from './activations.ts';

/** `target[i] = max(0, z[i])`; NaN stays NaN. */
export const reluForward: ElementwiseForward = (target, z, count) => {
  for (let i = 0; i < count; i++) {
    const value = z[i] ?? 0;
    target[i] = value <= 0 ? 0 : value;
  }
};

/** Clears `delta` where z ≤ 0. */
export const reluBackward: ElementwiseBackward = (delta, z, count) => {
  for (let i = 0; i < count; i++) if ((z[i] ?? 0) <= 0) delta[i] = 0;
};

/** `target[i] = z[i]`, times the negative slope below 0. */
export const leakyReluForward: ElementwiseForward = (target, z, count, negativeSlope) => {
  for (let i = 0; i < count; i++) {
    const value = z[i] ?? 0;
    target[i] = value < 0 ? negativeSlope * value : value;
  }
};

/** Multiplies `delta` by the negative slope where z < 0. */
export const leakyReluBackward: ElementwiseBackward = (delta, z, count, negativeSlope) => {
  for (let i = 0; i < count; i++) if ((z[i] ?? 0) < 0) delta[i] = negativeSlope * (delta[i] ?? 0);
};

/** Copies z. */
export const linearForward: ElementwiseForward = (target, z, count) => {
  for (let i = 0; i < count; i++) target[i] = z[i] ?? 0;
};

/** Leaves `delta` as it is: f' = 1. */
export const linearBackward: ElementwiseBackward = () => {};
