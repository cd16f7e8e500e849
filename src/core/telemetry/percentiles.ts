import { groupsOf } from './keyGroups.ts';
import type { Moments } from './moments.ts';
import type { Tally } from './tally.ts';
import { floatOf, type UpperCounts } from './upperHalves.ts';

/** A percentile (0 to 100) of the finite entries, or of the finite entries other than exact 0. */
export interface PercentileOf {
  readonly percentile: number;
  readonly among: 'finite' | 'nonZero';
}

/**
 * Percentiles of a tensor, exact up to linear interpolation between neighbours in sorted order (numpy's
 * `linear` method), in linear time. `moments` and `counts` are those of the entries. NaN where there is no entry.
 */
export function percentilesOf(tally: Tally, moments: Moments, wanted: readonly PercentileOf[], counts?: UpperCounts): number[] {
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
  const values = orderStatistics(tally, ranks, counts);
  const valueAt = (rank: number): number => (isZero(rank) ? 0 : (values[ranks.indexOf(rank)] ?? NaN));
  return places.map(({ share, lower, upper }) => valueAt(lower) + (valueAt(upper) - valueAt(lower)) * share);
}

/** Up to this many candidates sorting them is quicker than counting halves of their patterns. */
const SORTED_UP_TO = 2048;
/** The same of keys that agree in their upper halves. */
const SORTED_GROUP = 32;

/**
 * The finite entries that would stand at each of `ranks` (from 0) if all finite entries were sorted. Few are; many take
 * linear time: one pass counts the upper halves of the bit patterns (`counts`, if known), one collects the entries that share
 * an upper half with a wanted rank, and only those are ordered. NaN for a rank past the finite entries.
 */
export function orderStatistics(tally: Tally, ranks: readonly number[], counts?: UpperCounts): number[] {
  if (counts === undefined && tally.length <= SORTED_UP_TO) {
    const sorted = tally.entries.filter((entry) => entry - entry === 0).toSorted();
    return ranks.map((rank) => (sorted[rank] ?? NaN) + 0);
  }
  return fromUpperHalves(tally, ranks, counts ?? tally.upperCounts());
}

function fromUpperHalves(tally: Tally, ranks: readonly number[], counts: UpperCounts): number[] {
  const places = ranks.map((rank) => ({ rank, upper: -1, before: 0 }));
  const ascending = places.toSorted((a, b) => a.rank - b.rank);
  let before = 0;
  let next = 0;
  counts.uppers.forEach((upper, index) => {
    const count = counts.counts[index] ?? 0;
    for (let place = ascending[next]; place !== undefined && place.rank < before + count; place = ascending[next]) {
      place.upper = upper;
      place.before = before;
      next += 1;
    }
    before += count;
  });
  const groups = groupsOf(tally, counts, ascending.map(({ upper }) => upper).filter((upper) => upper >= 0));
  return places.map(({ rank, upper, before: skipped }) => {
    const group = groups.get(upper);
    return group === undefined ? NaN : floatOf(selectKey(group, rank - skipped));
  });
}

/** The key at `rank` of keys that agree in their upper halves: each byte below is counted in turn, until few are left. */
function selectKey(keys: Uint32Array, rank: number): number {
  let left = keys;
  let place = rank;
  for (const shift of [8, 0]) {
    if (left.length <= SORTED_GROUP) break;
    const counts = new Uint32Array(256);
    for (let i = 0; i < left.length; i += 1) {
      const byte = ((left[i] ?? 0) >>> shift) & 0xff;
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
    let wanted = 0;
    for (; place >= (counts[wanted] ?? Infinity); wanted += 1) place -= counts[wanted] ?? 0;
    const rest = new Uint32Array(counts[wanted] ?? 0);
    let filled = 0;
    for (let i = 0; i < left.length; i += 1) {
      const key = left[i] ?? 0;
      if (((key >>> shift) & 0xff) === wanted) {
        rest[filled] = key;
        filled += 1;
      }
    }
    left = rest;
  }
  return (left.length <= SORTED_GROUP ? left.toSorted()[place] : left[0]) ?? 0;
}
