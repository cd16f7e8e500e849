import type { Distribution, Histogram } from '../../core/telemetry/frame.ts';

/** Share of the axis that either side of 0 has at least. */
const LEAST_SIDE = 0.15;
/** How much wider than the bin beside it an end bin is when it gathers outliers. */
const WIDE = 1.5;

/** Which bins of a histogram are of the common width: all but an end bin that gathers the few values far out. */
export function regularBins({ edges, counts }: Histogram): { readonly first: number; readonly last: number } {
  const end = counts.length - 1;
  const widthOf = (bin: number): number => (edges[bin + 1] ?? 0) - (edges[bin] ?? 0);
  if (end < 1) return { first: 0, last: end };
  const middle = widthOf(end >> 1);
  return { first: widthOf(0) > WIDE * middle ? 1 : 0, last: widthOf(end) > WIDE * middle ? end - 1 : end };
}

/** The range of z to draw for these distributions: where their regular bins lie, with room on both sides of 0. */
export function preActivationDomain(distributions: readonly Distribution[]): readonly [number, number] {
  let low = 0;
  let high = 0;
  for (const { histogram } of distributions) {
    const { first, last } = regularBins(histogram);
    low = Math.min(low, histogram.edges[first] ?? 0);
    high = Math.max(high, histogram.edges[last + 1] ?? 0);
  }
  if (low === 0 && high === 0) return [-1, 1];
  const side = ((high - low) * LEAST_SIDE) / (1 - LEAST_SIDE);
  return [Math.min(low, -side), Math.max(high, side)];
}
