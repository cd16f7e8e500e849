/** Sums over entries that are all finite, in float64. */
export interface FiniteSums {
  readonly sum: number;
  /** Of their sizes. */
  readonly absolute: number;
  /** Of their squares. */
  readonly square: number;
  readonly min: number;
  readonly max: number;
  /** How many are not 0, of either sign. */
  readonly otherThanZero: number;
  /** How many are below 0. */
  readonly negative: number;
}

/** Entries taken at a call: short loops in functions that are called often are compiled sooner than one long loop. */
const BLOCK = 2048;
/** Four sums of every kind, each over every fourth entry: vectors of four add in the same order, and so get the same bits. */
const LANES = 4;

/** What has been summed so far, the sums in lanes. */
interface Sums {
  readonly sum: Float64Array;
  readonly absolute: Float64Array;
  readonly square: Float64Array;
  otherThanZero: number;
  negative: number;
  min: number;
  max: number;
}

/** Sums up entries; null where one is not finite, or there is none. */
export function finiteSums(entries: Float32Array): FiniteSums | null {
  const patterns = new Uint32Array(entries.buffer, entries.byteOffset, entries.length);
  const lanes = (): Float64Array => new Float64Array(LANES);
  const sums: Sums = { sum: lanes(), absolute: lanes(), square: lanes(), otherThanZero: 0, negative: 0, min: Infinity, max: -Infinity };
  for (let start = 0; start < entries.length; start += BLOCK) addBlock(sums, entries, patterns, start, Math.min(start + BLOCK, entries.length));
  const { otherThanZero, negative, min, max } = sums;
  const square = ofLanes(sums.square);
  // Squares of float32 do not overflow float64: a sum of them is finite as long as all entries are.
  if (entries.length === 0 || !(square < Infinity)) return null;
  return { sum: ofLanes(sums.sum), absolute: ofLanes(sums.absolute), square, min: min + 0, max: max + 0, otherThanZero, negative };
}

/** Sum of the squares of every entry's distance from `mean`. Of finite entries. */
export function squaredDeviations(entries: Float32Array, mean: number): number {
  const lanes = new Float64Array(LANES);
  for (let start = 0; start < entries.length; start += BLOCK) addDeviations(lanes, mean, entries, start, Math.min(start + BLOCK, entries.length));
  return ofLanes(lanes);
}

function ofLanes([a = 0, b = 0, c = 0, d = 0]: Float64Array): number {
  return a + c + (b + d);
}

/** Signs and zeros come from the bits: a branch on them would be mispredicted half the time. */
function addBlock(sums: Sums, entries: Float32Array, patterns: Uint32Array, start: number, end: number): void {
  const { sum, absolute, square } = sums;
  let { otherThanZero, negative, min, max } = sums;
  for (let i = start; i < end; i += 1) {
    const entry = entries[i] ?? 0;
    const lane = i % LANES;
    sum[lane] = (sum[lane] ?? 0) + entry;
    absolute[lane] = (absolute[lane] ?? 0) + Math.abs(entry);
    square[lane] = (square[lane] ?? 0) + entry * entry;
    min = Math.min(min, entry);
    max = Math.max(max, entry);
    const pattern = patterns[i] ?? 0;
    const shifted = pattern << 1;
    const other = (shifted | -shifted) >>> 31;
    otherThanZero += other;
    negative += other & (pattern >>> 31);
  }
  Object.assign(sums, { otherThanZero, negative, min, max });
}

function addDeviations(lanes: Float64Array, mean: number, entries: Float32Array, start: number, end: number): void {
  for (let i = start; i < end; i += 1) {
    const lane = i % LANES;
    const deviation = (entries[i] ?? 0) - mean;
    lanes[lane] = (lanes[lane] ?? 0) + deviation * deviation;
  }
}
