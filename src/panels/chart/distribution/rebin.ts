import type { Histogram } from '../../../core/telemetry/frame.ts';

/** Counts of a histogram over equal bins of an axis. */
export interface Rebinned {
  /** One a bin; not whole numbers where a bin was cut. */
  readonly counts: Float64Array;
  /** Counts that lie beyond the axis. */
  readonly below: number;
  readonly above: number;
}

/**
 * Spreads a histogram over `binCount` equal bins of an axis, on which `position` runs from 0 to 1. A bin that is cut
 * gives to each part what it covers, evenly along the axis; nothing is lost.
 */
export function rebin({ edges, counts }: Histogram, position: (value: number) => number, binCount: number): Rebinned {
  const target = new Float64Array(binCount);
  let below = 0;
  let above = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    const count = counts[bin] ?? 0;
    if (count === 0) continue;
    const from = position(edges[bin] ?? 0) * binCount;
    const to = Math.max(from, position(edges[bin + 1] ?? 0) * binCount);
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
