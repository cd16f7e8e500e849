import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/**
 * ReLU of the units that `wanted` names, `outputs[unit, row] = max(0, z[unit, row])`, and in `active` those of
 * them that are not 0 on every row. All unit-major `[units, rows]`. NaN stays NaN.
 */
export function rectify(outputs: FloatArray, z: FloatArray, wanted: UnitList, active: UnitList, rows: number): void {
  let count = 0;
  for (let k = 0; k < wanted.count; k++) {
    const unit = wanted.units[k] ?? 0;
    const end = (unit + 1) * rows;
    let sum = 0;
    for (let i = end - rows; i < end; i++) {
      const output = Math.max(z[i] ?? 0, 0);
      outputs[i] = output;
      sum += output;
    }
    if (sum !== 0) active.units[count++] = unit;
  }
  active.count = count;
}

/** Clears `delta` of the units that `active` names where z ≤ 0. */
export function rectifyDelta(delta: FloatArray, z: FloatArray, active: UnitList, rows: number): void {
  for (let k = 0; k < active.count; k++) {
    const end = ((active.units[k] ?? 0) + 1) * rows;
    for (let i = end - rows; i < end; i++) if ((z[i] ?? 0) <= 0) delta[i] = 0;
  }
}
