import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/**
 * Pre-activations of a layer: `z[unit, row] = bias[unit] + Σ kernel[unit, input] · x[input, row]`, for the units
 * that `wanted` names.
 *
 * `z` is unit-major `[units, rows]`, `x` `[fanIn, rows]`. Inputs that `active` does not name count as 0 on every
 * row; leaving them out changes no bit while parameters are finite. Two units by four rows are computed at
 * once, so that what is read is used several times before it leaves the registers.
 */
export function denseForward(z: FloatArray, parameters: FloatArray, layer: LayerLayout, wanted: UnitList, x: FloatArray, active: UnitList, rows: number): void {
  const { units, count } = wanted;
  let k = 0;
  for (; k + 1 < count; k += 2) twoUnits(z, parameters, layer, units[k] ?? 0, units[k + 1] ?? 0, x, active, rows);
  if (k < count) oneUnit(z, parameters, layer, units[k] ?? 0, x, active, rows);
}

function twoUnits(z: FloatArray, parameters: FloatArray, layer: LayerLayout, unitA: number, unitB: number, x: FloatArray, active: UnitList, rows: number): void {
  const { units: inputs, count } = active;
  const kernelA = layer.kernelStart + unitA * layer.fanIn;
  const kernelB = layer.kernelStart + unitB * layer.fanIn;
  const biasA = parameters[layer.biasStart + unitA] ?? 0;
  const biasB = parameters[layer.biasStart + unitB] ?? 0;
  const rowA = unitA * rows;
  const rowB = unitB * rows;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = biasA, a1 = biasA, a2 = biasA, a3 = biasA;
    let b0 = biasB, b1 = biasB, b2 = biasB, b3 = biasB;
    for (let k = 0; k < count; k++) {
      const input = inputs[k] ?? 0;
      const kA = parameters[kernelA + input] ?? 0;
      const kB = parameters[kernelB + input] ?? 0;
      const at = input * rows + row;
      const x0 = x[at] ?? 0, x1 = x[at + 1] ?? 0, x2 = x[at + 2] ?? 0, x3 = x[at + 3] ?? 0;
      a0 += kA * x0; a1 += kA * x1; a2 += kA * x2; a3 += kA * x3;
      b0 += kB * x0; b1 += kB * x1; b2 += kB * x2; b3 += kB * x3;
    }
    z[rowA + row] = a0; z[rowA + row + 1] = a1; z[rowA + row + 2] = a2; z[rowA + row + 3] = a3;
    z[rowB + row] = b0; z[rowB + row + 1] = b1; z[rowB + row + 2] = b2; z[rowB + row + 3] = b3;
  }
  for (; row < rows; row++) {
    let a = biasA, b = biasB;
    for (let k = 0; k < count; k++) {
      const input = inputs[k] ?? 0;
      const value = x[input * rows + row] ?? 0;
      a += (parameters[kernelA + input] ?? 0) * value;
      b += (parameters[kernelB + input] ?? 0) * value;
    }
    z[rowA + row] = a;
    z[rowB + row] = b;
  }
}

function oneUnit(z: FloatArray, parameters: FloatArray, layer: LayerLayout, unit: number, x: FloatArray, active: UnitList, rows: number): void {
  const { units: inputs, count } = active;
  const kernel = layer.kernelStart + unit * layer.fanIn;
  const bias = parameters[layer.biasStart + unit] ?? 0;
  const target = unit * rows;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = bias, a1 = bias, a2 = bias, a3 = bias;
    for (let k = 0; k < count; k++) {
      const input = inputs[k] ?? 0;
      const factor = parameters[kernel + input] ?? 0;
      const at = input * rows + row;
      a0 += factor * (x[at] ?? 0); a1 += factor * (x[at + 1] ?? 0); a2 += factor * (x[at + 2] ?? 0); a3 += factor * (x[at + 3] ?? 0);
    }
    z[target + row] = a0; z[target + row + 1] = a1; z[target + row + 2] = a2; z[target + row + 3] = a3;
  }
  for (; row < rows; row++) {
    let a = bias;
    for (let k = 0; k < count; k++) {
      const input = inputs[k] ?? 0;
      a += (parameters[kernel + input] ?? 0) * (x[input * rows + row] ?? 0);
    }
    z[target + row] = a;
  }
}
