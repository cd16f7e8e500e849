import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/**
 * Pre-activations of a layer, or what is left of them above `floor`:
 * `target[unit, row] = max(floor, bias[unit] + Σ kernel[unit, input] · x[input, row])`, for the units that `wanted`
 * names. A floor of 0 is ReLU, one of -∞ leaves z as it is; NaN stays NaN.
 *
 * `target` is unit-major `[units, rows]`, `x` `[fanIn, rows]`. Inputs that `active` does not name count as 0 on every
 * row; leaving them out changes no bit while parameters are finite. Four units by four rows are computed at
 * once, so that what is read is used several times before it leaves the registers.
 */
export function denseForward(
  target: FloatArray,
  floor: number,
  parameters: FloatArray,
  layer: LayerLayout,
  wanted: UnitList,
  x: FloatArray,
  active: UnitList,
  rows: number,
): void {
  const { units, count } = wanted;
  let k = 0;
  for (; k + 1 < count; k += 4) {
    const last = count - 1;
    const a = units[k] ?? 0;
    const b = units[Math.min(k + 1, last)] ?? 0;
    const c = units[Math.min(k + 2, last)] ?? 0;
    const d = units[Math.min(k + 3, last)] ?? 0;
    fourUnits(target, floor, parameters, layer, a, b, c, d, x, active, rows);
  }
  if (k < count) oneUnit(target, floor, parameters, layer, units[k] ?? 0, x, active, rows, 0);
}

function fourUnits(
  target: FloatArray,
  floor: number,
  parameters: FloatArray,
  layer: LayerLayout,
  unitA: number,
  unitB: number,
  unitC: number,
  unitD: number,
  x: FloatArray,
  active: UnitList,
  rows: number,
): void {
  const { units: inputs, count } = active;
  const { kernelStart, biasStart, fanIn } = layer;
  const kernelA = kernelStart + unitA * fanIn, kernelB = kernelStart + unitB * fanIn;
  const kernelC = kernelStart + unitC * fanIn, kernelD = kernelStart + unitD * fanIn;
  const biasA = parameters[biasStart + unitA] ?? 0, biasB = parameters[biasStart + unitB] ?? 0;
  const biasC = parameters[biasStart + unitC] ?? 0, biasD = parameters[biasStart + unitD] ?? 0;
  let row = 0;
  for (; row + 3 < rows; row += 4) {
    let a0 = biasA, a1 = biasA, a2 = biasA, a3 = biasA;
    let b0 = biasB, b1 = biasB, b2 = biasB, b3 = biasB;
    let c0 = biasC, c1 = biasC, c2 = biasC, c3 = biasC;
    let d0 = biasD, d1 = biasD, d2 = biasD, d3 = biasD;
    for (let k = 0; k < count; k++) {
      const input = inputs[k] ?? 0;
      const at = input * rows + row;
      const x0 = x[at] ?? 0, x1 = x[at + 1] ?? 0, x2 = x[at + 2] ?? 0, x3 = x[at + 3] ?? 0;
      const kA = parameters[kernelA + input] ?? 0;
      a0 += kA * x0; a1 += kA * x1; a2 += kA * x2; a3 += kA * x3;
      const kB = parameters[kernelB + input] ?? 0;
      b0 += kB * x0; b1 += kB * x1; b2 += kB * x2; b3 += kB * x3;
      const kC = parameters[kernelC + input] ?? 0;
      c0 += kC * x0; c1 += kC * x1; c2 += kC * x2; c3 += kC * x3;
      const kD = parameters[kernelD + input] ?? 0;
      d0 += kD * x0; d1 += kD * x1; d2 += kD * x2; d3 += kD * x3;
    }
    store(target, unitA * rows + row, floor, a0, a1, a2, a3);
    store(target, unitB * rows + row, floor, b0, b1, b2, b3);
    store(target, unitC * rows + row, floor, c0, c1, c2, c3);
    store(target, unitD * rows + row, floor, d0, d1, d2, d3);
  }
  if (row === rows) return;
  oneUnit(target, floor, parameters, layer, unitA, x, active, rows, row);
  oneUnit(target, floor, parameters, layer, unitB, x, active, rows, row);
  oneUnit(target, floor, parameters, layer, unitC, x, active, rows, row);
  oneUnit(target, floor, parameters, layer, unitD, x, active, rows, row);
}

/** One unit on the rows from `firstRow` on. */
function oneUnit(
  target: FloatArray,
  floor: number,
  parameters: FloatArray,
  layer: LayerLayout,
  unit: number,
  x: FloatArray,
  active: UnitList,
  rows: number,
  firstRow: number,
): void {
  const { units: inputs, count } = active;
  const kernel = layer.kernelStart + unit * layer.fanIn;
  const bias = parameters[layer.biasStart + unit] ?? 0;
  let row = firstRow;
  for (; row + 3 < rows; row += 4) {
    let a0 = bias, a1 = bias, a2 = bias, a3 = bias;
    for (let k = 0; k < count; k++) {
      const input = inputs[k] ?? 0;
      const factor = parameters[kernel + input] ?? 0;
      const at = input * rows + row;
      a0 += factor * (x[at] ?? 0); a1 += factor * (x[at + 1] ?? 0); a2 += factor * (x[at + 2] ?? 0); a3 += factor * (x[at + 3] ?? 0);
    }
    store(target, unit * rows + row, floor, a0, a1, a2, a3);
  }
  for (; row < rows; row++) {
    let a = bias;
    for (let k = 0; k < count; k++) {
      const input = inputs[k] ?? 0;
      a += (parameters[kernel + input] ?? 0) * (x[input * rows + row] ?? 0);
    }
    target[unit * rows + row] = Math.max(a, floor);
  }
}

function store(target: FloatArray, at: number, floor: number, z0: number, z1: number, z2: number, z3: number): void {
  target[at] = Math.max(z0, floor);
  target[at + 1] = Math.max(z1, floor);
  target[at + 2] = Math.max(z2, floor);
  target[at + 3] = Math.max(z3, floor);
}
