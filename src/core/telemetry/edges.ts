import { EDGES_KEPT } from '../experiment/work/workload.ts';
import { canDie, type ActivationChoice } from '../vocabulary/activations.ts';

/** The strongest edges into a layer, strongest first; one an index. */
export interface LayerEdges {
  /** Input or unit of the layer before, from 0. */
  readonly from: Uint16Array;
  /** Unit of the layer, from 0. */
  readonly to: Uint16Array;
  readonly weight: Float32Array;
}

/**
 * Which units of a layer are dead, by the largest z of each: 1 or 0. `[units]` All 0 where the activation has no dead state; a NaN is not a death.
 */
export function deadMaskOf(activation: ActivationChoice, maxPreActivation: Float32Array): Uint8Array {
  return canDie(activation) ? Uint8Array.from(maxPreActivation, (largest) => (largest <= 0 ? 1 : 0)) : new Uint8Array(maxPreActivation.length);
}

/**
 * The `EDGES_KEPT` strongest edges of a kernel, unit-major `[units, fanIn]`, by size of weight, ties in the kernel's order. An edge
 * joins what is not dead at either end, and its weight is finite and not 0. `deadBefore` is null for inputs, which do not die.
 */
export function strongestEdges(kernel: Float32Array, deadBefore: Uint8Array | null, dead: Uint8Array): LayerEdges {
  const fanIn = kernel.length / dead.length;
  const heap = new Uint32Array(EDGES_KEPT);
  let kept = 0;
  const size = (place: number): number => Math.abs(kernel[place] ?? 0);
  /** Whether the first of two places is given up before the second. */
  const isWeaker = (one: number, other: number): boolean => size(one) < size(other) || (size(one) === size(other) && one > other);

  function rise(index: number): void {
    for (let at = index; at > 0; ) {
      const above = (at - 1) >> 1;
      if (!isWeaker(heap[at] ?? 0, heap[above] ?? 0)) return;
      exchange(heap, at, above);
      at = above;
    }
  }

  function sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      let least = at;
      for (const below of [left, left + 1]) if (below < kept && isWeaker(heap[below] ?? 0, heap[least] ?? 0)) least = below;
      if (least === at) return;
      exchange(heap, at, least);
      at = least;
    }
  }

  for (let unit = 0; unit < dead.length; unit += 1) {
    if (dead[unit] === 1) continue;
    for (let source = 0; source < fanIn; source += 1) {
      const place = unit * fanIn + source;
      const strength = size(place);
      if (!(strength > 0) || strength === Infinity || deadBefore?.[source] === 1) continue;
      if (kept < EDGES_KEPT) {
        heap[kept] = place;
        kept += 1;
        rise(kept - 1);
      } else if (strength > size(heap[0] ?? 0)) {
        heap[0] = place;
        sink();
      }
    }
  }
  const places = heap.subarray(0, kept).toSorted((one, other) => size(other) - size(one) || one - other);
  return {
    from: Uint16Array.from(places, (place) => place % fanIn),
    to: Uint16Array.from(places, (place) => Math.floor(place / fanIn)),
    weight: Float32Array.from(places, (place) => kernel[place] ?? 0),
  };
}

function exchange(list: Uint32Array, one: number, other: number): void {
  const kept = list[one] ?? 0;
  list[one] = list[other] ?? 0;
  list[other] = kept;
}
