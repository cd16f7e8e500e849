import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/**
 * Derivative of the loss with respect to a layer's inputs, that is to the outputs of the layer before:
 * `inputDelta[input, row] = Σ kernel[unit, input] · delta[unit, row]`.
 *
 * All unit-major. The sum runs over the units that `active` names (the others' deltas count as 0); only inputs
 * that `activeInputs` names are computed, four by four rows at once.
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
  const last = count - 1;
  for (let k = 0; k < count; k += 4) {
    const a = inputs[k] ?? 0;
    const b = inputs[Math.min(k + 1, last)] ?? 0;
    const c = inputs[Math.min(k + 2, last)] ?? 0;
    const d = inputs[Math.min(k + 3, last)] ?? 0;
    fourInputs(inputDelta, parameters, layer, a, b, c, d, delta, active, rows);
  }
}

function fourInputs(
  inputDelta: FloatArray,
  parameters: FloatArray,
  layer: LayerLayout,
  inputA: number,
  inputB: number,
  inputC: number,
  inputD: number,
  delta: FloatArray,
  active: UnitList,
  rows: number,
): void {
  const { units, count } = active;
  const { kernelStart, fanIn } = layer;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    let b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    let c0 = 0, c1 = 0, c2 = 0, c3 = 0;
    let d0 = 0, d1 = 0, d2 = 0, d3 = 0;
    for (let k = 0; k < count; k++) {
      const unit = units[k] ?? 0;
      const kernel = kernelStart + unit * fanIn;
      const at = unit * rows + row;
      const e0 = delta[at] ?? 0, e1 = delta[at + 1] ?? 0, e2 = delta[at + 2] ?? 0, e3 = delta[at + 3] ?? 0;
      const kA = parameters[kernel + inputA] ?? 0;
      a0 += kA * e0; a1 += kA * e1; a2 += kA * e2; a3 += kA * e3;
      const kB = parameters[kernel + inputB] ?? 0;
      b0 += kB * e0; b1 += kB * e1; b2 += kB * e2; b3 += kB * e3;
      const kC = parameters[kernel + inputC] ?? 0;
      c0 += kC * e0; c1 += kC * e1; c2 += kC * e2; c3 += kC * e3;
      const kD = parameters[kernel + inputD] ?? 0;
      d0 += kD * e0; d1 += kD * e1; d2 += kD * e2; d3 += kD * e3;
    }
    store(inputDelta, inputA * rows + row, a0, a1, a2, a3);
    store(inputDelta, inputB * rows + row, b0, b1, b2, b3);
    store(inputDelta, inputC * rows + row, c0, c1, c2, c3);
    store(inputDelta, inputD * rows + row, d0, d1, d2, d3);
  }
  for (; row < rows; row++) {
    let a = 0, b = 0, c = 0, d = 0;
    for (let k = 0; k < count; k++) {
      const unit = units[k] ?? 0;
      const kernel = kernelStart + unit * fanIn;
      const e = delta[unit * rows + row] ?? 0;
      a += (parameters[kernel + inputA] ?? 0) * e;
      b += (parameters[kernel + inputB] ?? 0) * e;
      c += (parameters[kernel + inputC] ?? 0) * e;
      d += (parameters[kernel + inputD] ?? 0) * e;
    }
    inputDelta[inputA * rows + row] = a;
    inputDelta[inputB * rows + row] = b;
    inputDelta[inputC * rows + row] = c;
    inputDelta[inputD * rows + row] = d;
  }
}

function store(target: FloatArray, at: number, e0: number, e1: number, e2: number, e3: number): void {
  target[at] = e0;
  target[at + 1] = e1;
  target[at + 2] = e2;
  target[at + 3] = e3;
}
