import type { Histogram } from '../../../core/telemetry/frame.ts';

/** Counts of a histogram over equal bins of an axis. */
export interface Rebinned {
  /** One a bin; not whole numbers where a bin was cut. */
  readonly counts: Float64Array;
  /** Counts that lie beyond the axis. */
  readonly below: number;
  readonly above: number;
}

/** Bins of an axis whose positions run from 0 to 1. */
export interface AxisBins {
  readonly count: number;
  /** The bin at whose left edge the value 0 lies; 0 where the axis has none inside. */
  readonly zeroBin: number;
  /** Where a position lies, in bins from the left end. */
  readonly binAt: (position: number) => number;
  /** The position of the left edge of a bin; between edges for what is no whole number. */
  readonly positionOf: (bin: number) => number;
}

/** `count` bins, at least 2: equal on either side of the position of 0, which lies between two of them, so that none holds values of both signs. */
export function axisBins(zero: number, count: number): AxisBins {
  if (!(zero > 0 && zero < 1)) return { count, zeroBin: 0, binAt: (position) => position * count, positionOf: (bin) => bin / count };
  const below = Math.min(count - 1, Math.max(1, Math.round(zero * count)));
  const above = count - below;
  return {
    count,
    zeroBin: below,
    binAt: (position) => (position < zero ? (position / zero) * below : below + ((position - zero) / (1 - zero)) * above),
    positionOf: (bin) => (bin < below ? (bin / below) * zero : zero + ((bin - below) / above) * (1 - zero)),
  };
}

/**
 * Spreads a histogram over bins of an axis, on which `position` runs from 0 to 1. A bin that is cut gives to each part
 * what it covers, evenly along the axis; nothing is lost.
 */
export function rebin({ edges, counts }: Histogram, position: (value: number) => number, { count: binCount, binAt }: AxisBins): Rebinned {
  const target = new Float64Array(binCount);
  let below = 0;
  let above = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    const count = counts[bin] ?? 0;
    if (count === 0) continue;
    const from = binAt(position(edges[bin] ?? 0));
    const to = Math.max(from, binAt(position(edges[bin + 1] ?? 0)));
    if (to - from < 1e-9) {
      if (from < 0) below += count;
      else if (from > binCount) above += count;
      else add(target, Math.min(binCount - 1, Math.floor(from)), count);
      continue;
    }
    const density = count / (to - from);
    below += density * Math.max(0, Math.min(to, 0) - from);
    above += density * Math.max(0, to - Math.max(from, binCount));
    const last = Math.min(binCount, Math.ceil(to));
    for (let place = Math.max(0, Math.floor(from)); place < last; place += 1) {
      add(target, place, density * Math.max(0, Math.min(to, place + 1) - Math.max(from, place)));
    }
  }
  return { counts: target, below, above };
}

function add(target: Float64Array, index: number, amount: number): void {
  target[index] = (target[index] ?? 0) + amount;
}

interface Slice {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Quantiles, 0 to 1, of all values of some histograms together, each bin's values spread evenly; null without values. */
export function pooledQuantiles(histograms: readonly Histogram[], shares: readonly number[], size: (value: number) => number = (value) => value): readonly number[] | null {
  const slices = histograms.flatMap(slicesOf).map(({ from, to, count }): Slice => {
    const ends = [size(from), size(to)].toSorted((a, b) => a - b);
    return { from: ends[0] ?? 0, to: ends[1] ?? 0, count };
  });
  return quantilesOf(slices.toSorted((a, b) => a.from + a.to - b.from - b.to), shares);
}

function slicesOf({ edges, counts }: Histogram): readonly Slice[] {
  return Array.from(counts, (count, bin) => ({ from: edges[bin] ?? 0, to: edges[bin + 1] ?? 0, count }));
}

/** Walks slices in increasing order. */
function quantilesOf(slices: readonly Slice[], shares: readonly number[]): readonly number[] | null {
  const total = slices.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return shares.map((share) => {
    let left = share * total;
    let end = NaN;
    for (const { from, to, count } of slices) {
      if (count === 0) continue;
      if (left <= count) return from + (to - from) * (left / count);
      left -= count;
      end = to;
    }
    return end;
  });
}
