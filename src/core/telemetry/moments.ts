import type { Tally } from './tally.ts';

/** Counts and moments of a tensor's entries. Everything but the counts is over the finite entries. */
export interface Moments {
  readonly entryCount: number;
  readonly finiteCount: number;
  /** Exact zeros, of either sign. */
  readonly zeroCount: number;
  readonly nanCount: number;
  readonly infCount: number;
  /** Finite entries below 0. */
  readonly negativeCount: number;
  /** NaN when no entry is finite, as are `max`, `mean`, `std` and `meanAbs`. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** The population's standard deviation. */
  readonly std: number;
  readonly meanAbs: number;
  /** L2 norm over **all** entries: NaN or Infinity when one of them is. 0 for an empty tensor. */
  readonly norm: number;
}

/**
 * Takes the moments of float32 entries in float64, in two passes, so that the deviation does not suffer
 * from cancellation. The square of the smallest float32, 1.4e-45, is far above the smallest float64, so
 * norms of tiny gradients do not vanish.
 */
export function momentsOf(tally: Tally): Moments {
  const sums = tally.finiteSums();
  if (sums === null) return momentsOfMixed(tally.entries);
  const count = tally.length;
  const { sum, absolute, square, min, max, otherThanZero, negative } = sums;
  const mean = sum / count;
  return {
    entryCount: count,
    finiteCount: count,
    zeroCount: count - otherThanZero,
    nanCount: 0,
    infCount: 0,
    negativeCount: negative,
    min,
    max,
    mean,
    std: min < max ? Math.sqrt(tally.squaredDeviations(mean) / count) : 0,
    meanAbs: absolute / count,
    norm: Math.sqrt(square),
  };
}

/** The same where some entries are not finite, or there is none. */
function momentsOfMixed(entries: Float32Array): Moments {
  const counts = { zero: 0, nan: 0, infinite: 0, negative: 0 };
  let [min, max, sum, absolute, square, squaredDeviations] = [Infinity, -Infinity, 0, 0, 0, 0];
  for (const entry of entries) {
    square += entry * entry;
    if (Number.isNaN(entry)) counts.nan += 1;
    else if (Math.abs(entry) === Infinity) counts.infinite += 1;
    else {
      counts.zero += Number(entry === 0);
      counts.negative += Number(entry < 0);
      sum += entry;
      absolute += Math.abs(entry);
      min = Math.min(min, entry);
      max = Math.max(max, entry);
    }
  }
  const finiteCount = entries.length - counts.nan - counts.infinite;
  const mean = finiteCount === 0 ? NaN : sum / finiteCount;
  if (min < max) for (const entry of entries) squaredDeviations += Math.abs(entry) < Infinity ? (entry - mean) ** 2 : 0;
  return {
    entryCount: entries.length,
    finiteCount,
    zeroCount: counts.zero,
    nanCount: counts.nan,
    infCount: counts.infinite,
    negativeCount: counts.negative,
    min: finiteCount === 0 ? NaN : min + 0,
    max: finiteCount === 0 ? NaN : max + 0,
    mean,
    std: finiteCount === 0 ? NaN : Math.sqrt(squaredDeviations / finiteCount),
    meanAbs: finiteCount === 0 ? NaN : absolute / finiteCount,
    norm: Math.sqrt(square),
  };
}
