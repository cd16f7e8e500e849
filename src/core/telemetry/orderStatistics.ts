const UPPER_PATTERNS = 65_536;

/** Below this many candidates sorting them is quicker than counting the lower halves of their patterns. */
const SORTED_UP_TO = 2048;

/**
 * The finite entries that would stand at each of `ranks` (from 0) if all finite entries were sorted, in
 * linear time: one pass counts the upper halves of the bit patterns, one collects the entries that share
 * an upper half with a wanted rank, and only those are ordered. NaN for a rank past the finite entries.
 */
export function orderStatistics(entries: Float32Array, ranks: readonly number[]): number[] {
  const patterns = new Uint32Array(entries.buffer, entries.byteOffset, entries.length);
  const counts = new Uint32Array(UPPER_PATTERNS);
  for (let i = 0; i < patterns.length; i += 1) {
    const upper = orderedKey(patterns[i] ?? 0) >>> 16;
    counts[upper] = (counts[upper] ?? 0) + 1;
  }
  const places = ranks.map((rank) => ({ rank, upper: -1, before: 0 }));
  const ascending = places.toSorted((a, b) => a.rank - b.rank);
  let before = 0;
  let next = 0;
  for (let upper = FIRST_FINITE; upper <= LAST_FINITE && next < ascending.length; upper += 1) {
    const count = counts[upper] ?? 0;
    for (let place = ascending[next]; place !== undefined && place.rank < before + count; place = ascending[next]) {
      place.upper = upper;
      place.before = before;
      next += 1;
    }
    before += count;
  }
  const groups = collectGroups(patterns, new Set(ascending.map(({ upper }) => upper).filter((upper) => upper >= 0)), counts);
  return places.map(({ rank, upper, before: skipped }) => {
    const group = groups.get(upper);
    return group === undefined ? NaN : floatOf(selectKey(group, rank - skipped));
  });
}

/** Maps a float32's bit pattern to an unsigned integer that sorts as the floats do. */
function orderedKey(pattern: number): number {
  return (pattern ^ ((pattern >> 31) | 0x80000000)) >>> 0;
}

/** Upper halves of the keys of the finite floats: past -Infinity and its NaNs, before Infinity. */
const FIRST_FINITE = orderedKey(0xff7fffff) >>> 16;
const LAST_FINITE = orderedKey(0x7f7fffff) >>> 16;

const conversion = new DataView(new ArrayBuffer(4));

function floatOf(key: number): number {
  conversion.setUint32(0, key >>> 31 === 1 ? key ^ 0x80000000 : ~key);
  return conversion.getFloat32(0) + 0;
}

function collectGroups(patterns: Uint32Array, wanted: ReadonlySet<number>, counts: Uint32Array): Map<number, Uint32Array> {
  const groups = new Map<number, Uint32Array>();
  const slots = new Int16Array(UPPER_PATTERNS).fill(-1);
  const collected = [...wanted].map((upper, slot) => {
    const keys = new Uint32Array(counts[upper] ?? 0);
    slots[upper] = slot;
    groups.set(upper, keys);
    return { keys, length: 0 };
  });
  for (let i = 0; i < patterns.length; i += 1) {
    const key = orderedKey(patterns[i] ?? 0);
    const slot = slots[key >>> 16] ?? -1;
    if (slot < 0) continue;
    const group = collected[slot];
    if (group !== undefined) group.keys[group.length++] = key;
  }
  for (const { keys } of collected) if (keys.length <= SORTED_UP_TO) keys.sort();
  return groups;
}

/** The key at `rank` of keys that agree in their upper halves. */
function selectKey(keys: Uint32Array, rank: number): number {
  if (keys.length <= SORTED_UP_TO) return keys[rank] ?? 0;
  const counts = new Uint32Array(65_536);
  for (let i = 0; i < keys.length; i += 1) {
    const lower = (keys[i] ?? 0) & 0xffff;
    counts[lower] = (counts[lower] ?? 0) + 1;
  }
  let lower = 0;
  for (let before = counts[0] ?? 0; before <= rank; before += counts[lower] ?? 0) lower += 1;
  return (((keys[0] ?? 0) & 0xffff0000) | lower) >>> 0;
}
