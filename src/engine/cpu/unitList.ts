import type { FloatArray } from '../../core/vocabulary/activations.ts';

/** The units of a layer (or the inputs) whose outputs on some rows are not all exactly 0, in order. */
export interface UnitList {
  /** The first `count` entries are unit indices from 0, ascending. */
  readonly units: Int32Array;
  count: number;
}

/** A list of all `unitCount` units. */
export function allUnits(unitCount: number): UnitList {
  return { units: Int32Array.from({ length: unitCount }, (_, unit) => unit), count: unitCount };
}

/** Makes `list` name every unit. */
export function listAll(list: UnitList): void {
  for (let unit = 0; unit < list.units.length; unit++) list.units[unit] = unit;
  list.count = list.units.length;
}

/** Makes `list` name the units of `outputs`, unit-major `[units, rows]`, that are not exactly 0 on every row. */
export function listActive(list: UnitList, outputs: FloatArray, rows: number): void {
  const { units } = list;
  let count = 0;
  for (let unit = 0; unit < units.length; unit++) {
    const end = (unit + 1) * rows;
    let i = end - rows;
    while (i < end && (outputs[i] ?? 0) === 0) i++;
    if (i < end) units[count++] = unit;
  }
  list.count = count;
}
