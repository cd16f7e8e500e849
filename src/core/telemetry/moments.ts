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
  const sums: Sums = { otherThanZero: 0, nan: 0, infinite: 0, negative: 0, min: Infinity, max: -Infinity, sum: 0, absolute: 0, square: 0 };
  for (let start = 0; start < entryCount; start += BLOCK) addBlock(sums, entries, patterns, start, Math.min(start + BLOCK, entryCount));
  const finiteCount = entryCount - sums.nan - sums.infinite;
  const counts = {
    entryCount,
    finiteCount,
    zeroCount: finiteCount - sums.otherThanZero,
    nanCount: sums.nan,
    infCount: sums.infinite,
    negativeCount: sums.negative,
    norm: Math.sqrt(sums.square),
  };
  if (finiteCount === 0) return { ...counts, min: NaN, max: NaN, mean: NaN, std: NaN, meanAbs: NaN };
  const mean = sums.sum / finiteCount;
  let squaredDeviations = 0;
  if (sums.min < sums.max) {
    for (let start = 0; start < entryCount; start += BLOCK) squaredDeviations += squaredDeviationsIn(mean, entries, start, Math.min(start + BLOCK, entryCount));
  }
  return {
    ...counts,
    min: sums.min + 0,
    max: sums.max + 0,
    mean,
    std: Math.sqrt(squaredDeviations / finiteCount),
    meanAbs: sums.absolute / finiteCount,
  };
}

/** Entries taken at a call: short loops in functions that are called often are compiled sooner than one long loop. */
const BLOCK = 2048;

interface Sums {
  otherThanZero: number;
  nan: number;
  infinite: number;
  negative: number;
  min: number;
  max: number;
  sum: number;
  absolute: number;
  square: number;
}

function addBlock(sums: Sums, entries: Float32Array, patterns: Uint32Array, start: number, end: number): void {
  let { otherThanZero, nan, infinite, negative, min, max, sum, absolute, square } = sums;
  for (let i = start; i < end; i += 1) {
    const entry = entries[i] ?? 0;
    const magnitude = Math.abs(entry);
    square += magnitude * magnitude;
    if (magnitude < Infinity) {
      // Signs and zeros come from the bits: a branch on them would be mispredicted half the time.
      const pattern = patterns[i] ?? 0;
      const shifted = pattern << 1;
      const other = (shifted | -shifted) >>> 31;
      otherThanZero += other;
      negative += other & (pattern >>> 31);
      sum += entry;
      absolute += magnitude;
      if (entry < min) min = entry;
      if (entry > max) max = entry;
    } else if (Number.isNaN(entry)) {
      nan += 1;
    } else {
      infinite += 1;
    }
  }
  Object.assign(sums, { otherThanZero, nan, infinite, negative, min, max, sum, absolute, square });
}

function squaredDeviationsIn(mean: number, entries: Float32Array, start: number, end: number): number {
  let total = 0;
  for (let i = start; i < end; i += 1) {
    const deviation = (entries[i] ?? 0) - mean;
    const square = deviation * deviation;
    if (square < Infinity) total += square;
  }
  return total;
}
