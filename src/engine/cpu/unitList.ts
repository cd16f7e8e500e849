import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';

/** Some units of a layer, or some inputs, in order: those that something has to be done for. */
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

/** Makes `list` name those units of `wanted` whose `outputs`, unit-major `[units, rows]`, are not exactly 0 on every row. */
export function listActive(list: UnitList, outputs: FloatArray, wanted: UnitList, rows: number): void {
  let count = 0;
  for (let k = 0; k < wanted.count; k++) {
    const unit = wanted.units[k] ?? 0;
    const end = (unit + 1) * rows;
    let i = end - rows;
    while (i < end && (outputs[i] ?? 0) === 0) i++;
    if (i < end) list.units[count++] = unit;
  }
  list.count = count;
}

/**
 * Makes `list` name the units of a first layer whose z can be above 0 for some input in [low, high]ᵈ; the others
 * are dead whatever the row. Exact in spite of rounding: rounded sums in the same order, of terms that are each
 * at most the bound's, are at most the bound. An unbounded range names every unit.
 */
export function listPossiblyOn(list: UnitList, parameters: FloatArray, layer: LayerLayout, low: number, high: number): void {
  const { kernelStart, biasStart, fanIn } = layer;
  let count = 0;
  for (let unit = 0; unit < layer.units; unit++) {
    let bound = parameters[biasStart + unit] ?? 0;
    const kernel = kernelStart + unit * fanIn;
    for (let input = 0; input < fanIn; input++) {
      const factor = parameters[kernel + input] ?? 0;
      bound += Math.max(factor * low, factor * high);
    }
    if (!(bound <= 0)) list.units[count++] = unit;
  }
  list.count = count;
}
