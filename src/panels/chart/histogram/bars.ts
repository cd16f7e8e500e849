import type { Distribution, EntryCounts, LayerFrame } from '../../../core/telemetry/frame.ts';
import { regularBins } from './histogramAxes.ts';
import { formatCount, formatNumber, formatShare, listOf } from '../../../core/words/numbers.ts';

/** A bar of the histogram. */
export interface Bar {
  /** Its place in the histogram, from 0. */
  readonly bin: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly side: 'negative' | 'positive';
  /** What its height says: the count, of a wide bin at an end that gathers the few values far out the mean over as many bins of the common width. */
  readonly height: number;
}

export interface Bars {
  readonly bars: readonly Bar[];
  /** Exact zeros have a bar of their own. */
  readonly zeros: number;
  /** Finite values, zeros included. */
  readonly total: number;
  /** Shares of the finite values with z > 0 and with z ≤ 0; NaN when there is no finite value. */
  readonly on: number;
  readonly off: number;
  /** Of the heights, that of the bar of zeros among them. */
  readonly largest: number;
}

/** Makes bars of a distribution of z, whose bins have 0 as an edge wherever they span it. */
export function barsOf({ histogram, zeroCount }: Distribution): Bars {
  const { edges, counts } = histogram;
  const { first, last, width } = regularBins(histogram);
  const bars = Array.from(counts, (count, bin): Bar => {
    const from = edges[bin] ?? 0;
    const to = edges[bin + 1] ?? 0;
    const isWide = bin < first || bin > last;
    return { bin, from, to, count, side: from + to < 0 ? 'negative' : 'positive', height: isWide ? (count * width) / (to - from) : count };
  });
  const positive = bars.reduce((sum, { side, count }) => (side === 'positive' ? sum + count : sum), 0);
  const total = bars.reduce((sum, { count }) => sum + count, zeroCount);
  return { bars, zeros: zeroCount, total, on: positive / total, off: (total - positive) / total, largest: bars.reduce((most, { height }) => Math.max(most, height), zeroCount) };
}

/** What a bar counts; null is the bar of the exact zeros. */
export function barWords(bar: Bar | null, zeros: number, total: number): string {
  const count = bar?.count ?? zeros;
  const range = bar === null ? 'z exactly 0' : `z from ${formatNumber(bar.from)} to ${formatNumber(bar.to)}`;
  return `${range}: ${formatCount(count)} of ${formatCount(total)} (${formatShare(count / total)})`;
}

/** `12 NaN and 3 infinite values are not drawn`; empty when all are finite. */
export function notDrawnWords({ nanCount, infCount }: EntryCounts): string {
  const kinds = [...(nanCount > 0 ? [`${formatCount(nanCount)} NaN`] : []), ...(infCount > 0 ? [`${formatCount(infCount)} infinite`] : [])];
  return kinds.length === 0 ? '' : `${listOf(kinds)} values are not drawn`;
}

/** How much of a layer is saturated, and where its slope is all but 0; empty for activations that are not flat on both sides. */
export function saturationWords({ saturatedFraction, flatFraction }: Pick<LayerFrame, 'saturatedFraction' | 'flatFraction'>): string {
  if (saturatedFraction === null || flatFraction === null) return '';
  return `saturated at ${formatShare(saturatedFraction)} of z, slope below 1\u202f% of its largest at ${formatShare(flatFraction)}`;
}
