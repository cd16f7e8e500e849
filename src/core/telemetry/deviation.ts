import type { NetworkLayout } from '../experiment/layout.ts';

/** How far a kernel or bias of a layer, or its gradient, is from a reference. */
export interface TensorDeviation {
  /** Layer, from 1. */
  readonly layer: number;
  readonly tensor: 'kernel' | 'bias';
  /** Largest finite entry of the reference, in size. */
  readonly largest: number;
  /** Largest difference of two entries. Infinite where only one of them is NaN or infinite. */
  readonly difference: number;
}

/** A difference as a share of the largest entry; the difference itself where that is 0. */
export function shareOf({ difference, largest }: Pick<TensorDeviation, 'largest' | 'difference'>): number {
  return largest > 0 ? difference / largest : difference;
}

/** Compares two flat vectors laid out as the parameters, tensor by tensor. `[parameterCount]` each. */
export function deviationsOf({ layers }: NetworkLayout, measured: ArrayLike<number>, reference: ArrayLike<number>): readonly TensorDeviation[] {
  return layers.flatMap(({ number, kernelStart, kernelSize, biasStart, units }): TensorDeviation[] => [
    { layer: number, tensor: 'kernel', ...deviationWithin(kernelStart, kernelSize, measured, reference) },
    { layer: number, tensor: 'bias', ...deviationWithin(biasStart, units, measured, reference) },
  ]);
}

/** Compares `count` entries from `start`. */
export function deviationWithin(start: number, count: number, measured: ArrayLike<number>, reference: ArrayLike<number>): Pick<TensorDeviation, 'largest' | 'difference'> {
  let largest = 0;
  let difference = 0;
  for (let i = start; i < start + count; i++) {
    const expected = reference[i] ?? Number.NaN;
    if (Number.isFinite(expected)) largest = Math.max(largest, Math.abs(expected));
    difference = Math.max(difference, deviation(measured[i] ?? Number.NaN, expected));
  }
  return { largest, difference };
}

/** Size of the difference of two numbers: 0 where both are NaN or the same infinity, infinite where only one is. */
export function deviation(measured: number, expected: number): number {
  if (Object.is(measured, expected)) return 0;
  const off = Math.abs(measured - expected);
  return Number.isNaN(off) ? Infinity : off;
}

/** ‖after − before‖₂ / ‖before‖₂, in float64; null where every entry of `before` is 0. Of one length. */
export function relativeChange(before: Float32Array, after: Float32Array): number | null {
  let change = 0;
  let size = 0;
  before.forEach((value, index) => {
    change += ((after[index] ?? NaN) - value) ** 2;
    size += value ** 2;
  });
  return size === 0 ? null : Math.sqrt(change / size);
}
