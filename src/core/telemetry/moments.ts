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
export function momentsOf(entries: Float32Array): Moments {
  const entryCount = entries.length;
  const patterns = new Uint32Array(entries.buffer, entries.byteOffset, entryCount);
  let otherThanZero = 0;
  let nanCount = 0;
  let infCount = 0;
  let negativeCount = 0;
  let min = Infinity;
  let max = -Infinity;
  let sum = 0;
  let absoluteSum = 0;
  let squareSum = 0;
  for (let i = 0; i < entryCount; i += 1) {
    const entry = entries[i] ?? 0;
    const magnitude = Math.abs(entry);
    squareSum += magnitude * magnitude;
    if (magnitude < Infinity) {
      // Signs and zeros come from the bits: a branch on them would be mispredicted half the time.
      const pattern = patterns[i] ?? 0;
      const shifted = pattern << 1;
      const other = (shifted | -shifted) >>> 31;
      otherThanZero += other;
      negativeCount += other & (pattern >>> 31);
      sum += entry;
      absoluteSum += magnitude;
      if (entry < min) min = entry;
      if (entry > max) max = entry;
    } else if (Number.isNaN(entry)) {
      nanCount += 1;
    } else {
      infCount += 1;
    }
  }
  const finiteCount = entryCount - nanCount - infCount;
  const zeroCount = finiteCount - otherThanZero;
  const counts = { entryCount, finiteCount, zeroCount, nanCount, infCount, negativeCount, norm: Math.sqrt(squareSum) };
  if (finiteCount === 0) return { ...counts, min: NaN, max: NaN, mean: NaN, std: NaN, meanAbs: NaN };
  const mean = sum / finiteCount;
  return {
    ...counts,
    min: min + 0,
    max: max + 0,
    mean,
    std: min === max ? 0 : Math.sqrt(squaredDeviationsFrom(mean, entries) / finiteCount),
    meanAbs: absoluteSum / finiteCount,
  };
}

function squaredDeviationsFrom(mean: number, entries: Float32Array): number {
  let total = 0;
  for (let i = 0; i < entries.length; i += 1) {
    const deviation = (entries[i] ?? 0) - mean;
    const square = deviation * deviation;
    if (square < Infinity) total += square;
  }
  return total;
}
