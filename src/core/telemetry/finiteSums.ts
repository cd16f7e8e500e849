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

/** What has been summed so far. */
interface Sums {
  /** Of the entries, their sizes and their squares: four lanes each. */
  readonly lanes: Float64Array;
  otherThanZero: number;
  negative: number;
  min: number;
  max: number;
}

/** Sums up entries; null where one is not finite, or there is none. */
export function finiteSums(entries: Float32Array): FiniteSums | null {
  const patterns = new Uint32Array(entries.buffer, entries.byteOffset, entries.length);
  const sums: Sums = { lanes: new Float64Array(3 * LANES), otherThanZero: 0, negative: 0, min: Infinity, max: -Infinity };
  for (let start = 0; start < entries.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, entries.length);
    addBlock(sums, entries, start, end);
    countBlock(sums, patterns, start, end);
  }
  const { lanes, otherThanZero, negative, min, max } = sums;
  const square = ofLanes(lanes, 2 * LANES);
  // Squares of float32 do not overflow float64: a sum of them is finite as long as all entries are.
  if (entries.length === 0 || !(square < Infinity)) return null;
  return { sum: ofLanes(lanes, 0), absolute: ofLanes(lanes, LANES), square, min: min + 0, max: max + 0, otherThanZero, negative };
}

/** Sum of the squares of every entry's distance from `mean`. Of finite entries. */
export function squaredDeviations(entries: Float32Array, mean: number): number {
  const lanes = new Float64Array(LANES);
  for (let start = 0; start < entries.length; start += BLOCK) addDeviations(lanes, mean, entries, start, Math.min(start + BLOCK, entries.length));
  return ofLanes(lanes, 0);
}

function ofLanes(lanes: Float64Array, first: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = lanes.subarray(first, first + LANES);
  return a + c + (b + d);
}

function addBlock(sums: Sums, entries: Float32Array, start: number, end: number): void {
  let { min, max } = sums;
  let [sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0, absolute0 = 0, absolute1 = 0, absolute2 = 0, absolute3 = 0, square0 = 0, square1 = 0, square2 = 0, square3 = 0] = sums.lanes;
  for (let i = start; i < end; i += LANES) {
    const a = entries[i] ?? 0;
    const b = i + 1 < end ? (entries[i + 1] ?? 0) : 0;
    const c = i + 2 < end ? (entries[i + 2] ?? 0) : 0;
    const d = i + 3 < end ? (entries[i + 3] ?? 0) : 0;
    sum0 += a;
    sum1 += b;
    sum2 += c;
    sum3 += d;
    absolute0 += Math.abs(a);
    absolute1 += Math.abs(b);
    absolute2 += Math.abs(c);
    absolute3 += Math.abs(d);
    square0 += a * a;
    square1 += b * b;
    square2 += c * c;
    square3 += d * d;
  }
  for (let i = start; i < end; i += 1) {
    const entry = entries[i] ?? 0;
    min = Math.min(min, entry);
    max = Math.max(max, entry);
  }
  sums.lanes.set([sum0, sum1, sum2, sum3, absolute0, absolute1, absolute2, absolute3, square0, square1, square2, square3]);
  Object.assign(sums, { min, max });
}

/** Signs and zeros come from the bits: a branch on them would be mispredicted half the time. */
function countBlock(sums: Sums, patterns: Uint32Array, start: number, end: number): void {
  let { otherThanZero, negative } = sums;
  for (let i = start; i < end; i += 1) {
    const pattern = patterns[i] ?? 0;
    const shifted = pattern << 1;
    const other = (shifted | -shifted) >>> 31;
    otherThanZero += other;
    negative += other & (pattern >>> 31);
  }
  Object.assign(sums, { otherThanZero, negative });
}

function addDeviations(lanes: Float64Array, mean: number, entries: Float32Array, start: number, end: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = lanes;
  const whole = end - ((end - start) % LANES);
  for (let i = start; i < whole; i += LANES) {
    a += ((entries[i] ?? 0) - mean) ** 2;
    b += ((entries[i + 1] ?? 0) - mean) ** 2;
    c += ((entries[i + 2] ?? 0) - mean) ** 2;
    d += ((entries[i + 3] ?? 0) - mean) ** 2;
  }
  lanes.set([a, b, c, d]);
  for (let i = whole; i < end; i += 1) lanes[i - whole] = (lanes[i - whole] ?? 0) + ((entries[i] ?? 0) - mean) ** 2;
}
