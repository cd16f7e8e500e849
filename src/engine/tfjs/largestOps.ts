import { reshape, type Tensor } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { elementwise, runProgram } from '../gl/elementwise.ts';

/** Values that one fragment looks through. */
const WINDOW = 128;

/** Element-wise maximum; NaN where either is. */
export function larger(backend: MathBackendWebGL, a: Tensor, b: Tensor): Tensor {
  return elementwise(backend, { tensors: { a, b }, result: 'isnan(a) || a > b ? a : b' });
}

/** Largest entry of every row of `[units, n]`, as `[units]`; NaN when the row has one, unlike `tf.max`, which may lose it. */
export function largestPerUnit(backend: MathBackendWebGL, values: Tensor): Tensor {
  const [units = 0, count = 0] = values.shape;
  if (count === 1) return reshape(values, [units]);
  const windows = Math.ceil(count / WINDOW);
  const program = {
    variableNames: ['x'],
    outputShape: [units, windows],
    userCode: `
      void main() {
        ivec2 at = getOutputCoords();
        int start = at.y * ${WINDOW};
        float largest = getX(at.x, start);
        for (int i = 1; i < ${WINDOW}; i++) {
          if (start + i >= ${count}) break;
          float value = getX(at.x, start + i);
          if (isnan(value) || value > largest) largest = value;
          if (isnan(largest)) break;
        }
        setOutput(largest);
      }`,
  };
  return largestPerUnit(backend, runProgram(backend, program, [values], []));
}
