import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/**
 * Adds a layer's gradients over some rows to `gradient`, laid out as the parameters:
 * `kernel[unit, input] += Σ delta[unit, row] · x[input, row]` and `bias[unit] += Σ delta[unit, row]`.
 *
 * `delta` is unit-major `[units, rows]`, `x` `[fanIn, rows]`. The deltas of units that
 * `active` does not name and the inputs that `activeInputs` does not name count as 0: nothing is added for them.
 */
export function denseKernelGradient(
  gradient: FloatArray,
  layer: LayerLayout,
  delta: FloatArray,
  active: UnitList,
  x: FloatArray,
  activeInputs: UnitList,
  rows: number,
): void {
  const { units, count } = active;
  for (let k = 0; k < count; k++) addBias(gradient, layer.biasStart + (units[k] ?? 0), delta, (units[k] ?? 0) * rows, rows);
  let k = 0;
  for (; k + 1 < count; k += 2) twoUnits(gradient, layer, units[k] ?? 0, units[k + 1] ?? 0, delta, x, activeInputs, rows);
  if (k < count) oneUnit(gradient, layer, units[k] ?? 0, delta, x, activeInputs, rows);
}

function addBias(gradient: FloatArray, at: number, delta: FloatArray, start: number, rows: number): void {
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  let i = start;
  const end = start + rows;
  for (; i + 3 < end; i += 4) {
    s0 += delta[i] ?? 0; s1 += delta[i + 1] ?? 0; s2 += delta[i + 2] ?? 0; s3 += delta[i + 3] ?? 0;
  }
  for (; i < end; i++) s0 += delta[i] ?? 0;
  gradient[at] = (gradient[at] ?? 0) + (s0 + s1 + (s2 + s3));
}

function twoUnits(
  gradient: FloatArray,
  layer: LayerLayout,
  unitA: number,
  unitB: number,
  delta: FloatArray,
  x: FloatArray,
  activeInputs: UnitList,
  rows: number,
): void {
  const { units: inputs, count } = activeInputs;
  const deltaA = unitA * rows;
  const deltaB = unitB * rows;
  const targetA = layer.kernelStart + unitA * layer.fanIn;
  const targetB = layer.kernelStart + unitB * layer.fanIn;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const i0 = inputs[k] ?? 0, i1 = inputs[k + 1] ?? 0, i2 = inputs[k + 2] ?? 0, i3 = inputs[k + 3] ?? 0;
    const x0 = i0 * rows, x1 = i1 * rows, x2 = i2 * rows, x3 = i3 * rows;
    let a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    let b0 = 0, b1 = 0, b2 = 0, b3 = 0;
    for (let row = 0; row < rows; row++) {
      const dA = delta[deltaA + row] ?? 0, dB = delta[deltaB + row] ?? 0;
      const v0 = x[x0 + row] ?? 0, v1 = x[x1 + row] ?? 0, v2 = x[x2 + row] ?? 0, v3 = x[x3 + row] ?? 0;
      a0 += dA * v0; a1 += dA * v1; a2 += dA * v2; a3 += dA * v3;
      b0 += dB * v0; b1 += dB * v1; b2 += dB * v2; b3 += dB * v3;
    }
    gradient[targetA + i0] = (gradient[targetA + i0] ?? 0) + a0;
    gradient[targetA + i1] = (gradient[targetA + i1] ?? 0) + a1;
    gradient[targetA + i2] = (gradient[targetA + i2] ?? 0) + a2;
    gradient[targetA + i3] = (gradient[targetA + i3] ?? 0) + a3;
    gradient[targetB + i0] = (gradient[targetB + i0] ?? 0) + b0;
    gradient[targetB + i1] = (gradient[targetB + i1] ?? 0) + b1;
    gradient[targetB + i2] = (gradient[targetB + i2] ?? 0) + b2;
    gradient[targetB + i3] = (gradient[targetB + i3] ?? 0) + b3;
  }
  for (; k < count; k++) {
    const input = inputs[k] ?? 0;
    let a = 0, b = 0;
    for (let row = 0; row < rows; row++) {
      const value = x[input * rows + row] ?? 0;
      a += (delta[deltaA + row] ?? 0) * value;
      b += (delta[deltaB + row] ?? 0) * value;
    }
    gradient[targetA + input] = (gradient[targetA + input] ?? 0) + a;
    gradient[targetB + input] = (gradient[targetB + input] ?? 0) + b;
  }
}

function oneUnit(gradient: FloatArray, layer: LayerLayout, unit: number, delta: FloatArray, x: FloatArray, activeInputs: UnitList, rows: number): void {
  const { units: inputs, count } = activeInputs;
  const start = unit * rows;
  const target = layer.kernelStart + unit * layer.fanIn;
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const i0 = inputs[k] ?? 0, i1 = inputs[k + 1] ?? 0, i2 = inputs[k + 2] ?? 0, i3 = inputs[k + 3] ?? 0;
    const x0 = i0 * rows, x1 = i1 * rows, x2 = i2 * rows, x3 = i3 * rows;
    let a0 = 0, a1 = 0, a2 = 0, a3 = 0;
    for (let row = 0; row < rows; row++) {
      const d = delta[start + row] ?? 0;
      a0 += d * (x[x0 + row] ?? 0); a1 += d * (x[x1 + row] ?? 0); a2 += d * (x[x2 + row] ?? 0); a3 += d * (x[x3 + row] ?? 0);
    }
    gradient[target + i0] = (gradient[target + i0] ?? 0) + a0;
    gradient[target + i1] = (gradient[target + i1] ?? 0) + a1;
    gradient[target + i2] = (gradient[target + i2] ?? 0) + a2;
    gradient[target + i3] = (gradient[target + i3] ?? 0) + a3;
  }
  for (; k < count; k++) {
    const input = inputs[k] ?? 0;
    let a = 0;
    for (let row = 0; row < rows; row++) a += (delta[start + row] ?? 0) * (x[input * rows + row] ?? 0);
    gradient[target + input] = (gradient[target + input] ?? 0) + a;
  }
}
