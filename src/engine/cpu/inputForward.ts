import type { LayerLayout } from '../../core/experiment/layout.ts';
import type { FloatArray } from '../../core/vocabulary/activations.ts';
import type { UnitList } from './unitList.ts';

/** Most inputs that `inputForward` takes. */
export const FEW_INPUTS = 4;

/**
 * What `denseForward` computes, for a first layer of at most four inputs: a unit's kernel stays in registers
 * while the rows go by. Sums are in the same order: bias, then inputs from first to last.
 */
export function inputForward(
  target: FloatArray,
  floor: number,
  parameters: FloatArray,
  layer: LayerLayout,
  wanted: UnitList,
  x: FloatArray,
  rows: number,
): void {
  const { kernelStart, biasStart, fanIn } = layer;
  const { units, count } = wanted;
  const x1 = fanIn > 1 ? rows : 0;
  const x2 = fanIn > 2 ? 2 * rows : 0;
  const x3 = fanIn > 3 ? 3 * rows : 0;
  for (let k = 0; k < count; k += 2) {
    const unitA = units[k] ?? 0;
    const unitB = k + 1 < count ? (units[k + 1] ?? 0) : unitA;
    const kernelA = kernelStart + unitA * fanIn;
    const kernelB = kernelStart + unitB * fanIn;
    const biasA = parameters[biasStart + unitA] ?? 0;
    const biasB = parameters[biasStart + unitB] ?? 0;
    const a0 = parameters[kernelA] ?? 0;
    const b0 = parameters[kernelB] ?? 0;
    const a1 = fanIn > 1 ? (parameters[kernelA + 1] ?? 0) : 0;
    const b1 = fanIn > 1 ? (parameters[kernelB + 1] ?? 0) : 0;
    const a2 = fanIn > 2 ? (parameters[kernelA + 2] ?? 0) : 0;
    const b2 = fanIn > 2 ? (parameters[kernelB + 2] ?? 0) : 0;
    const a3 = fanIn > 3 ? (parameters[kernelA + 3] ?? 0) : 0;
    const b3 = fanIn > 3 ? (parameters[kernelB + 3] ?? 0) : 0;
    const rowA = unitA * rows;
    const rowB = unitB * rows;
    for (let row = 0; row < rows; row++) {
      const v0 = x[row] ?? 0, v1 = x[x1 + row] ?? 0, v2 = x[x2 + row] ?? 0, v3 = x[x3 + row] ?? 0;
      target[rowA + row] = Math.max(biasA + a0 * v0 + a1 * v1 + a2 * v2 + a3 * v3, floor);
      target[rowB + row] = Math.max(biasB + b0 * v0 + b1 * v1 + b2 * v2 + b3 * v3, floor);
    }
  }
}
