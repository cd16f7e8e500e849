import type { FloatArray } from '../../core/vocabulary/activations.ts';

/**
 * What a network's numbers are stored in. Sums are always made in float64 and rounded when stored.
 * `float32` is what runs; `float64` is the reference that drift is measured against.
 */
export type Precision = 'float32' | 'float64';

/** An array of zeros. */
export function zerosOf(precision: Precision, length: number): FloatArray {
  return precision === 'float32' ? new Float32Array(length) : new Float64Array(length);
}
