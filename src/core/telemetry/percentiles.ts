import type { Moments } from './moments.ts';
import { orderStatistics } from './orderStatistics.ts';

/** A percentile (0 to 100) of the finite entries, or of the finite entries other than exact 0. */
export interface PercentileOf {
  readonly percentile: number;
  readonly among: 'finite' | 'nonZero';
}

/**
 * Percentiles of a tensor, exact up to linear interpolation between neighbours in sorted order (numpy's
 * `linear` method), in linear time. `moments` are those of `entries`. NaN where there is no entry.
 */
export function percentilesOf(entries: Float32Array, moments: Moments, wanted: readonly PercentileOf[]): number[] {
  const places = wanted.map(({ percentile, among }) => {
    const count = moments.finiteCount - (among === 'nonZero' ? moments.zeroCount : 0);
    const position = (percentile / 100) * (count - 1);
    const below = Math.floor(position);
    const rankOf = (index: number): number => {
      if (count === 0) return Infinity;
      return among === 'nonZero' && index >= moments.negativeCount ? index + moments.zeroCount : index;
    };
    return { share: position - below, lower: rankOf(below), upper: rankOf(Math.min(below + 1, count - 1)) };
  });
  const values = orderStatistics(entries, places.flatMap(({ lower, upper }) => [lower, upper]));
  return places.map(({ share }, index) => {
    const lower = values[2 * index] ?? NaN;
    const upper = values[2 * index + 1] ?? NaN;
    return lower + (upper - lower) * share;
  });
}
