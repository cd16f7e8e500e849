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
  const { finiteCount, zeroCount, negativeCount } = moments;
  const places = wanted.map(({ percentile, among }) => {
    const nonZero = among === 'nonZero';
    const count = nonZero ? finiteCount - zeroCount : finiteCount;
    const position = (percentile / 100) * (count - 1);
    const below = Math.floor(position);
    const rankOf = (index: number): number => {
      if (count === 0) return Infinity;
      return nonZero && index >= negativeCount ? index + zeroCount : index;
    };
    return { share: position - below, lower: rankOf(below), upper: rankOf(Math.min(below + 1, count - 1)) };
  });
  const isZero = (rank: number): boolean => rank >= negativeCount && rank < negativeCount + zeroCount;
  const ranks = places.flatMap(({ lower, upper }) => [lower, upper]).filter((rank) => !isZero(rank));
  const values = orderStatistics(entries, ranks);
  const valueAt = (rank: number): number => (isZero(rank) ? 0 : (values[ranks.indexOf(rank)] ?? NaN));
  return places.map(({ share, lower, upper }) => valueAt(lower) + (valueAt(upper) - valueAt(lower)) * share);
}
