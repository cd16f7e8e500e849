import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/**
 * Derivative of the loss with respect to a layer's inputs, that is to the outputs of the layer before:
 * `inputDelta[input, row] = Σ kernel[unit, input] · delta[unit, row]`.
 *
 * All unit-major. The sum runs over the units that `active` names (the others' deltas count as 0);
 * only inputs that `activeInputs` names are computed.
 */
export function denseInputDelta(
  inputDelta: FloatArray,
  parameters: FloatArray,
  layer: LayerLayout,
  delta: FloatArray,
  active: UnitList,
  activeInputs: UnitList,
  rows: number,
): void {
  const { units: inputs, count } = activeInputs;
  let k = 0;
  for (; k + 1 < count; k += 2) twoInputs(inputDelta, parameters, layer, inputs[k] ?? 0, inputs[k + 1] ?? 0, delta, active, rows);
  if (k < count) twoInputs(inputDelta, parameters, layer, inputs[k] ?? 0, inputs[k] ?? 0, delta, active, rows);
}

function twoInputs(
  inputDelta: FloatArray,
  parameters: FloatArray,
  layer: LayerLayout,
  inputA: number,
  inputB: number,
  delta: FloatArray,
  active: UnitList,
  rows: number,
): void {
  const { units, count } = active;
  const { kernelStart, fanIn } = layer;
  const targetA = inputA * rows;
  const targetB = inputB * rows;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    let b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    for (let k = 0; k < count; k++) {
      const unit = units[k] ?? 0;
      const kernel = kernelStart + unit * fanIn;
      const kA = parameters[kernel + inputA] ?? 0;
      const kB = parameters[kernel + inputB] ?? 0;
      const at = unit * rows + row;
      const d0 = delta[at] ?? 0, d1 = delta[at + 1] ?? 0, d2 = delta[at + 2] ?? 0, d3 = delta[at + 3] ?? 0;
      a0 += kA * d0; a1 += kA * d1; a2 += kA * d2; a3 += kA * d3;
      b0 += kB * d0; b1 += kB * d1; b2 += kB * d2; b3 += kB * d3;
    }
    inputDelta[targetA + row] = a0; inputDelta[targetA + row + 1] = a1; inputDelta[targetA + row + 2] = a2; inputDelta[targetA + row + 3] = a3;
    inputDelta[targetB + row] = b0; inputDelta[targetB + row + 1] = b1; inputDelta[targetB + row + 2] = b2; inputDelta[targetB + row + 3] = b3;
  }
  for (; row < rows; row++) {
    let a = 0, b = 0;
    for (let k = 0; k < count; k++) {
      const unit = units[k] ?? 0;
      const kernel = kernelStart + unit * fanIn;
      const d = delta[unit * rows + row] ?? 0;
      a += (parameters[kernel + inputA] ?? 0) * d;
      b += (parameters[kernel + inputB] ?? 0) * d;
    }
    inputDelta[targetA + row] = a;
    inputDelta[targetB + row] = b;
  }
}
