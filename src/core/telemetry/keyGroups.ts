import type { Tally } from './tally.ts';
import { leastKeyFrom, PATTERNS, type UpperCounts } from './upperHalves.ts';

/** By upper half, its place among those that are wanted; read of those alone. */
const slots = new Uint16Array(PATTERNS);

/** The keys that entries with each of these upper halves have, in the order of entries. */
export function groupsOf(tally: Tally, { uppers: present, counts }: UpperCounts, wanted: Iterable<number>): Map<number, Uint32Array> {
  const uppers = [...new Set(wanted)];
  const keys = tally.keysAmong(uppers);
  const groups = new Map<number, Uint32Array>();
  const places = new Uint32Array(uppers.length);
  const grouped = new Uint32Array(keys.length);
  let start = 0;
  uppers.forEach((upper, slot) => {
    const end = start + (counts[present.indexOf(upper)] ?? 0);
    groups.set(upper, grouped.subarray(start, end));
    slots[upper] = slot;
    places[slot] = start;
    start = end;
  });
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? 0;
    const slot = slots[key >>> 16] ?? 0;
    const place = places[slot] ?? 0;
    grouped[place] = key;
    places[slot] = place + 1;
  }
  return groups;
}

/**
 * Counts finite entries in bins [edges[i], edges[i + 1]); what lies outside goes to the bin at that end. An upper half
 * that lies in one bin is counted whole; only entries that share theirs with an edge are looked at one by one.
 */
export function binUpperHalves(tally: Tally, upperCounts: UpperCounts, edges: Float64Array): Uint32Array {
  const { uppers, counts: upperCount } = upperCounts;
  const counts = new Uint32Array(edges.length - 1);
  /** Where the bins but the first begin. */
  const starts = Float64Array.from(edges.subarray(1, -1), leastKeyFrom);
  /** The upper halves in which bins begin, with the bins in which they do. */
  const cut = new Map<number, number>();
  let bin = 0;
  for (let place = 0; place < uppers.length; place += 1) {
    const upper = uppers[place] ?? 0;
    const least = upper * PATTERNS;
    while (least >= (starts[bin] ?? Infinity)) bin += 1;
    if (least + PATTERNS > (starts[bin] ?? Infinity)) cut.set(upper, bin);
    else counts[bin] = (counts[bin] ?? 0) + (upperCount[place] ?? 0);
  }
  for (const [upper, keys] of groupsOf(tally, upperCounts, cut.keys())) countKeys(counts, keys, starts, cut.get(upper) ?? 0);
  return counts;
}

/** Adds keys of one upper half to their bins, the first of which is `firstBin`; few bins begin within it. */
function countKeys(counts: Uint32Array, keys: Uint32Array, starts: Float64Array, firstBin: number): void {
  let left = keys.length;
  for (let bin = firstBin; left > 0; bin += 1) {
    const above = countFrom(keys, starts[bin] ?? Infinity);
    counts[bin] = (counts[bin] ?? 0) + left - above;
    left = above;
  }
}

function countFrom(keys: Uint32Array, least: number): number {
  let count = 0;
  for (let i = 0; i < keys.length; i += 1) count += Number((keys[i] ?? 0) >= least);
  return count;
}
