/** Patterns that the upper half of a float32's bits can have. */
export const PATTERNS = 65_536;

/** How many finite entries have each upper half of their sortable keys. */
export interface UpperCounts {
  /** The upper halves that there are, ascending. */
  readonly uppers: Uint16Array;
  /** How many entries have each of them; of the same length. */
  readonly counts: Uint32Array;
}

/** Maps a float32's bit pattern to an unsigned integer that sorts as the floats do. */
function orderedKey(pattern: number): number {
  return (pattern ^ ((pattern >> 31) | 0x80000000)) >>> 0;
}

/** The upper half of the bit patterns whose keys have this upper half. */
export function upperPatternOf(upper: number): number {
  return upper < PATTERNS / 2 ? PATTERNS - 1 - upper : upper - PATTERNS / 2;
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

/** The smallest key of the floats that are at least `bound`. */
export function leastKeyFrom(bound: number): number {
  const rounded = Math.fround(bound);
  if (rounded === 0 && bound <= 0) return orderedKey(0x80000000);
  conversion.setFloat32(0, rounded);
  return orderedKey(conversion.getInt32(0)) + Number(rounded < bound);
}

/** Counts the upper halves of the sortable keys of all finite entries. */
export function countUpperHalves(entries: Float32Array): UpperCounts {
  const table = new Uint32Array(PATTERNS);
  countPatterns(table, patternsOf(entries));
  const uppers = presentIn(table);
  return { uppers, counts: Uint32Array.from(uppers, (upper) => table[upper] ?? 0) };
}

function countPatterns(table: Uint32Array, patterns: Uint32Array): void {
  for (let i = 0; i < patterns.length; i += 1) {
    const upper = orderedKey(patterns[i] ?? 0) >>> 16;
    table[upper] = (table[upper] ?? 0) + 1;
  }
}

function presentIn(table: Uint32Array): Uint16Array {
  const present = new Uint16Array(PATTERNS);
  let filled = 0;
  for (let upper = FIRST_FINITE; upper <= LAST_FINITE; upper += 1) {
    present[filled] = upper;
    if (table[upper] !== 0) filled += 1;
  }
  return present.slice(0, filled);
}

/** The sortable keys of the entries that have one of these upper halves, in the order of entries. */
export function keysAmong(entries: Float32Array, uppers: readonly number[]): Uint32Array {
  const wanted = new Uint8Array(PATTERNS);
  for (const upper of uppers) wanted[upperPatternOf(upper)] = 1;
  const patterns = patternsOf(entries);
  const keys = new Uint32Array(patterns.length);
  return keys.slice(0, collectKeys(keys, patterns, wanted));
}

/** Writes every key whose upper half is wanted, by pattern. How many there are. */
function collectKeys(keys: Uint32Array, patterns: Uint32Array, wanted: Uint8Array): number {
  let filled = 0;
  for (let i = 0; i < patterns.length; i += 1) {
    const pattern = patterns[i] ?? 0;
    keys[filled] = orderedKey(pattern);
    filled += wanted[pattern >>> 16] ?? 0;
  }
  return filled;
}

function patternsOf(entries: Float32Array): Uint32Array {
  return new Uint32Array(entries.buffer, entries.byteOffset, entries.length);
}
