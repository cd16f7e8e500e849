import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

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
