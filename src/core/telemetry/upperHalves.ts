/** Patterns that the upper half of a float32's bits can have. */
const PATTERNS = 65_536;
/** Entries below which a table of all patterns costs more than it saves. */
export const WORTH_COUNTING = 8192;

/** How many entries have each upper half of their sortable keys. */
export interface UpperCounts {
  /** By upper half, those of NaN and infinities too. `[65536]` */
  readonly of: Uint32Array;
  /** The upper halves that finite entries have, ascending. */
  readonly finite: Uint16Array;
}

/** Maps a float32's bit pattern to an unsigned integer that sorts as the floats do. */
function orderedKey(pattern: number): number {
  return (pattern ^ ((pattern >> 31) | 0x80000000)) >>> 0;
}

/** Upper halves of the keys of the finite floats: past -Infinity and its NaNs, before Infinity. */
const FIRST_FINITE = orderedKey(0xff7fffff) >>> 16;
const LAST_FINITE = orderedKey(0x7f7fffff) >>> 16;

const conversion = new DataView(new ArrayBuffer(4));

/** The float32 of a sortable key; 0 for either zero. */
export function floatOf(key: number): number {
  conversion.setUint32(0, key >>> 31 === 1 ? key ^ 0x80000000 : ~key);
  return conversion.getFloat32(0) + 0;
}

/** Counts the upper halves of the sortable keys of all entries. */
export function countUpperHalves(entries: Float32Array): UpperCounts {
  const counts = new Uint32Array(PATTERNS);
  countPatterns(counts, patternsOf(entries));
  return { of: counts, finite: presentIn(counts) };
}

function countPatterns(counts: Uint32Array, patterns: Uint32Array): void {
  for (let i = 0; i < patterns.length; i += 1) {
    const upper = orderedKey(patterns[i] ?? 0) >>> 16;
    counts[upper] = (counts[upper] ?? 0) + 1;
  }
}

function presentIn(counts: Uint32Array): Uint16Array {
  const present = new Uint16Array(PATTERNS);
  let filled = 0;
  for (let upper = FIRST_FINITE; upper <= LAST_FINITE; upper += 1) {
    present[filled] = upper;
    if (counts[upper] !== 0) filled += 1;
  }
  return present.subarray(0, filled);
}

/** The keys of every entry whose upper half is among those wanted, in the order of entries, by upper half. */
export function collectUpperHalves(entries: Float32Array, { of: counts }: UpperCounts, wanted: Iterable<number>): Map<number, Uint32Array> {
  const patterns = patternsOf(entries);
  /** By pattern: one more than the place of its upper half among those wanted, 0 where it is not. */
  const slots = new Uint16Array(PATTERNS);
  const uppers = [...new Set(wanted)];
  const starts = new Uint32Array(uppers.length);
  let total = 0;
  uppers.forEach((upper, slot) => {
    slots[upper < PATTERNS / 2 ? PATTERNS - 1 - upper : upper - PATTERNS / 2] = slot + 1;
    starts[slot] = total;
    total += counts[upper] ?? 0;
  });
  const keys = new Uint32Array(total);
  collectKeys(keys, patterns, slots, starts.slice());
  return new Map(uppers.map((upper, slot) => [upper, keys.subarray(starts[slot] ?? 0, (starts[slot] ?? 0) + (counts[upper] ?? 0))]));
}

/** Writes every key whose upper half has a slot, by pattern, to the next place of that slot. */
function collectKeys(keys: Uint32Array, patterns: Uint32Array, slots: Uint16Array, places: Uint32Array): void {
  for (let i = 0; i < patterns.length; i += 1) {
    const pattern = patterns[i] ?? 0;
    const slot = slots[pattern >>> 16] ?? 0;
    if (slot === 0) continue;
    const place = places[slot - 1] ?? 0;
    keys[place] = orderedKey(pattern);
    places[slot - 1] = place + 1;
  }
}

/**
 * Counts finite entries in bins [edges[i], edges[i + 1]); what lies outside goes to the bin at that end. An upper half
 * that lies in one bin is counted whole; only entries that share theirs with an edge are looked at one by one.
 */
export function binUpperHalves(entries: Float32Array, upperCounts: UpperCounts, edges: Float64Array): Uint32Array {
  const counts = new Uint32Array(edges.length - 1);
  const lastBin = counts.length - 1;
  const cut: number[] = [];
  let bin = 0;
  for (const upper of upperCounts.finite) {
    const count = upperCounts.of[upper] ?? 0;
    const least = floatOf(upper * PATTERNS);
    const largest = floatOf(upper * PATTERNS + PATTERNS - 1);
    while (bin < lastBin && least >= (edges[bin + 1] ?? 0)) bin += 1;
    if (bin < lastBin && largest >= (edges[bin + 1] ?? 0)) cut.push(upper);
    else counts[bin] = (counts[bin] ?? 0) + count;
  }
  for (const keys of collectUpperHalves(entries, upperCounts, cut).values()) countKeys(counts, keys, edges);
  return counts;
}

/** Adds keys of one upper half to their bins; few edges lie between them. */
function countKeys(counts: Uint32Array, keys: Uint32Array, edges: Float64Array): void {
  const lastBin = counts.length - 1;
  const values = new Float32Array(keys.length);
  const patterns = patternsOf(values);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? 0;
    patterns[i] = key >>> 31 === 1 ? key ^ 0x80000000 : ~key;
  }
  let bin = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    while (bin > 0 && value < (edges[bin] ?? 0)) bin -= 1;
    while (bin < lastBin && value >= (edges[bin + 1] ?? 0)) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
}

function patternsOf(entries: Float32Array): Uint32Array {
  return new Uint32Array(entries.buffer, entries.byteOffset, entries.length);
}
