import type { Histogram } from './frame.ts';
import { linearBins, symmetricLogEdges } from './bins.ts';
import { binUpperHalves } from './keyGroups.ts';
import type { Moments } from './moments.ts';
import { percentilesOf, type PercentileOf } from './percentiles.ts';
import type { Tally } from './tally.ts';
import type { UpperCounts } from './upperHalves.ts';

function emptyHistogram(): Histogram {
  return { edges: new Float64Array(0), counts: new Uint32Array(0) };
}

/** The percentiles that bound the central range of a linear histogram: p1 and p99 of the values it counts. */
export const CENTRAL_RANGE: readonly [PercentileOf, PercentileOf] = [
  { percentile: 1, among: 'nonZero' },
  { percentile: 99, among: 'nonZero' },
];

/**
 * Counts the finite entries other than exact 0 in equal bins over their central range (`linearBins`): about
 * 60 of them, fewer for small tensors. `moments` are those of the entries, `central` their percentiles
 * `CENTRAL_RANGE`, found here when not given; with `upperCounts` the same counts come without a look at most entries.
 */
export function linearHistogram(tally: Tally, moments: Moments, central?: readonly [low: number, high: number], upperCounts?: UpperCounts): Histogram {
  const count = moments.finiteCount - moments.zeroCount;
  if (count === 0) return emptyHistogram();
  const [low = NaN, high = NaN] = central ?? percentilesOf(tally, moments, CENTRAL_RANGE);
  const binCount = Math.min(60, Math.max(8, Math.ceil(2 * Math.sqrt(count))));
  const { edges, firstRegular, step } = linearBins({ min: moments.min, max: moments.max, low, high }, binCount);
  const counts = upperCounts === undefined ? new Uint32Array(edges.length - 1) : binUpperHalves(tally, upperCounts, edges);
  if (upperCounts === undefined) countInto(counts, tally.entries, edges, 1 / step, firstRegular);
  if (moments.zeroCount > 0) countInto(counts, new Float32Array(1), edges, 1 / step, firstRegular, -moments.zeroCount);
  return { edges, counts };
}

/** Adds `weight` to the bin of every finite entry, exact zeros included, from a guess that the edges then correct. */
function countInto(counts: Uint32Array, entries: Float32Array, edges: Float64Array, binsPerUnit: number, firstRegular: number, weight = 1): void {
  const offset = firstRegular - (edges[firstRegular] ?? 0) * binsPerUnit;
  const lastBin = counts.length - 1;
  for (let i = 0; i < entries.length; i += 1) {
    const entry = entries[i] ?? 0;
    const guess = entry * binsPerUnit + offset;
    if (guess - guess !== 0) continue;
    let bin = guess <= 0 ? 0 : guess >= lastBin ? lastBin : guess | 0;
    while (bin > 0 && entry < (edges[bin] ?? 0)) bin -= 1;
    while (bin < lastBin && entry >= (edges[bin + 1] ?? 0)) bin += 1;
    counts[bin] = (counts[bin] ?? 0) + weight;
  }
}

/** Counts the finite entries other than exact 0 in bins of equal width on a symmetric log scale (`symmetricLogEdges`). */
export function symmetricLogHistogram(entries: Float32Array): Histogram {
  const extent = { smallestBelow: Infinity, largestBelow: 0, smallestAbove: Infinity, largestAbove: 0 };
  for (const entry of entries) {
    const magnitude = Math.abs(entry);
    if (!(magnitude > 0 && magnitude < Infinity)) continue;
    if (entry < 0) {
      extent.smallestBelow = Math.min(extent.smallestBelow, magnitude);
      extent.largestBelow = Math.max(extent.largestBelow, magnitude);
    } else {
      extent.smallestAbove = Math.min(extent.smallestAbove, magnitude);
      extent.largestAbove = Math.max(extent.largestAbove, magnitude);
    }
  }
  const edges = symmetricLogEdges({
    negative: extent.largestBelow > 0 ? [extent.smallestBelow, extent.largestBelow] : undefined,
    positive: extent.largestAbove > 0 ? [extent.smallestAbove, extent.largestAbove] : undefined,
  });
  if (edges.length === 0) return emptyHistogram();
  const counts = new Uint32Array(edges.length - 1);
  for (const entry of entries) {
    if (entry === 0 || entry - entry !== 0) continue;
    const bin = bisect(edges, entry);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges, counts };
}

/** The bin that holds a value between the first and the last edge, by bisection. */
function bisect(edges: Float64Array, value: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (value < (edges[middle] ?? 0)) high = middle - 1;
    else low = middle;
  }
  return low;
}
