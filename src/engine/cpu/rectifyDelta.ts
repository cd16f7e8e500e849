import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/** Clears `delta` of the units that `active` names where their ReLU `outputs` are 0. Both unit-major `[units, rows]`. */
export function rectifyDelta(delta: FloatArray, outputs: FloatArray, active: UnitList, rows: number): void {
  for (let k = 0; k < active.count; k++) {
    const end = ((active.units[k] ?? 0) + 1) * rows;
    for (let i = end - rows; i < end; i++) if ((outputs[i] ?? 0) === 0) delta[i] = 0;
  }
}
