import type { ParameterSummary } from '../../core/telemetry/frame.ts';

/** A bar of a histogram, in shares of the drawing's width and height. */
export interface ParameterBar {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** Side of 0 on which all its values lie; `zero` where it reaches over. */
  readonly sign: 'negative' | 'zero' | 'positive';
}

/**
 * Bars of a tensor's entries other than exact 0, each over its own values, the highest as high as the drawing; none
 * where no entry is counted. `zero` is where 0 lies: the drawing always reaches it.
 */
export function parameterBars({ histogram: { edges, counts } }: Pick<ParameterSummary, 'histogram'>): { readonly bars: readonly ParameterBar[]; readonly zero: number } {
  const low = Math.min(0, edges[0] ?? 0);
  const span = Math.max(0, edges.at(-1) ?? 0) - low;
  if (!(span > 0)) return { bars: [], zero: 0 };
  const highest = counts.reduce((most, count) => Math.max(most, count), 0);
  const bars = Array.from(counts).flatMap((count, bin): readonly ParameterBar[] => {
    const from = edges[bin] ?? 0;
    const to = edges[bin + 1] ?? from;
    if (count === 0) return [];
    return [{ left: (from - low) / span, width: (to - from) / span, height: count / highest, sign: to <= 0 ? 'negative' : from >= 0 ? 'positive' : 'zero' }];
  });
  return { bars, zero: (0 - low) / span };
}
