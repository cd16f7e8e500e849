/** Counts and moments of a tensor's entries. Everything but the counts is over the finite entries. */
export interface Moments {
  readonly entryCount: number;
  readonly finiteCount: number;
  /** Exact zeros, of either sign. */
  readonly zeroCount: number;
  /** How many of these were not among the entries given, but told of. */
  readonly zerosBesides: number;
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
 * norms of tiny gradients do not vanish. `zerosBesides` is how many exact zeros the tensor has besides these entries.
 */
export function momentsOf(entries: Float32Array, zerosBesides = 0): Moments {
  const given = entries.length;
  const entryCount = given + zerosBesides;
  const patterns = new Uint32Array(entries.buffer, entries.byteOffset, given);
  const [min, max] = zerosBesides > 0 ? [0, 0] : [Infinity, -Infinity];
  const sums: Sums = { otherThanZero: 0, nan: 0, infinite: 0, negative: 0, min, max, sum: 0, absolute: 0, square: 0 };
  for (let start = 0; start < given; start += BLOCK) addBlock(sums, entries, patterns, start, Math.min(start + BLOCK, given));
  const finiteCount = entryCount - sums.nan - sums.infinite;
  const counts = {
    entryCount,
    finiteCount,
    zeroCount: finiteCount - sums.otherThanZero,
    zerosBesides,
    nanCount: sums.nan,
    infCount: sums.infinite,
    negativeCount: sums.negative,
    norm: Math.sqrt(sums.square),
  };
  if (finiteCount === 0) return { ...counts, min: NaN, max: NaN, mean: NaN, std: NaN, meanAbs: NaN };
  const mean = sums.sum / finiteCount;
  let squaredDeviations = 0;
  if (sums.min < sums.max) {
    squaredDeviations = zerosBesides * mean * mean;
    for (let start = 0; start < given; start += BLOCK) squaredDeviations += squaredDeviationsIn(mean, entries, start, Math.min(start + BLOCK, given));
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

/** Takes entries as finite, which nearly all are; where the sums show that one was not, they are taken again. */
function addBlock(sums: Sums, entries: Float32Array, patterns: Uint32Array, start: number, end: number): void {
  let { min, max, sum, absolute, square } = sums;
  for (let i = start; i < end; i += 1) {
    const entry = entries[i] ?? 0;
    const magnitude = Math.abs(entry);
    square += magnitude * magnitude;
    sum += entry;
    absolute += magnitude;
    min = Math.min(min, entry);
    max = Math.max(max, entry);
  }
  // Squares of float32 do not overflow float64: a sum of them is finite as long as all entries are.
  if (!(square < Infinity)) {
    addMixedBlock(sums, entries, start, end);
    return;
  }
  // Signs and zeros come from the bits: a branch on them would be mispredicted half the time.
  let { otherThanZero, negative } = sums;
  for (let i = start; i < end; i += 1) {
    const pattern = patterns[i] ?? 0;
    const shifted = pattern << 1;
    const other = (shifted | -shifted) >>> 31;
    otherThanZero += other;
    negative += other & (pattern >>> 31);
  }
  Object.assign(sums, { otherThanZero, negative, min, max, sum, absolute, square });
}

/** The same where some entries are not finite, or were before. */
function addMixedBlock(sums: Sums, entries: Float32Array, start: number, end: number): void {
  for (let i = start; i < end; i += 1) {
    const entry = entries[i] ?? 0;
    const magnitude = Math.abs(entry);
    sums.square += magnitude * magnitude;
    if (magnitude < Infinity) {
      sums.otherThanZero += Number(entry !== 0);
      sums.negative += Number(entry < 0);
      sums.sum += entry;
      sums.absolute += magnitude;
      sums.min = Math.min(sums.min, entry);
      sums.max = Math.max(sums.max, entry);
    } else if (Number.isNaN(entry)) {
      sums.nan += 1;
    } else {
      sums.infinite += 1;
    }
  }
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
