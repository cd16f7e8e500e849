import type { Moments } from './moments.ts';

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

const UPPER_PATTERNS = 65_536;

/** Up to this many candidates sorting them is quicker than counting halves of their patterns. */
const SORTED_UP_TO = 2048;

/**
 * The finite entries that would stand at each of `ranks` (from 0) if all finite entries were sorted. Few are; many take
 * linear time: one pass counts the upper halves of the bit patterns, one collects the entries that share
 * an upper half with a wanted rank, and only those are ordered. NaN for a rank past the finite entries.
 */
export function orderStatistics(entries: Float32Array, ranks: readonly number[]): number[] {
  if (entries.length <= SORTED_UP_TO) {
    const sorted = entries.filter((entry) => entry - entry === 0).toSorted();
    return ranks.map((rank) => (sorted[rank] ?? NaN) + 0);
  }
  const patterns = new Uint32Array(entries.buffer, entries.byteOffset, entries.length);
  const counts = countUpperHalves(patterns);
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

function countUpperHalves(patterns: Uint32Array): Uint32Array {
  const counts = new Uint32Array(UPPER_PATTERNS);
  for (let i = 0; i < patterns.length; i += 1) {
    const upper = orderedKey(patterns[i] ?? 0) >>> 16;
    counts[upper] = (counts[upper] ?? 0) + 1;
  }
  return counts;
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

/** The keys of each wanted upper half, sorted where they are few. */
function collectGroups(patterns: Uint32Array, wanted: ReadonlySet<number>, counts: Uint32Array): Map<number, Uint32Array> {
  const groups = new Map<number, Uint32Array>();
  const slots = new Int16Array(UPPER_PATTERNS).fill(-1);
  const starts = new Uint32Array(wanted.size);
  let total = 0;
  [...wanted].forEach((upper, slot) => {
    slots[upper] = slot;
    starts[slot] = total;
    total += counts[upper] ?? 0;
  });
  const keys = new Uint32Array(total);
  collectKeys(keys, patterns, slots, starts.slice());
  [...wanted].forEach((upper, slot) => {
    const start = starts[slot] ?? 0;
    const group = keys.subarray(start, start + (counts[upper] ?? 0));
    groups.set(upper, group.length <= SORTED_UP_TO ? group.toSorted() : group);
  });
  return groups;
}

/** Writes every key whose upper half has a slot to the next place of that slot. */
function collectKeys(keys: Uint32Array, patterns: Uint32Array, slots: Int16Array, places: Uint32Array): void {
  for (let i = 0; i < patterns.length; i += 1) {
    const key = orderedKey(patterns[i] ?? 0);
    const slot = slots[key >>> 16] ?? -1;
    if (slot < 0) continue;
    const place = places[slot] ?? 0;
    keys[place] = key;
    places[slot] = place + 1;
  }
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
