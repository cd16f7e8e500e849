import type { Distribution, Histogram } from '../../../core/telemetry/frame.ts';
import { ACTIVATIONS, type ActivationChoice } from '../../../core/vocabulary/activations.ts';

/** Share of the axis that either side of 0 has at least. */
const LEAST_SIDE = 0.15;
/** How much wider than the common width a bin is that gathers outliers. */
const WIDE = 1.5;

/** Bins of the common width, and that width: all but those at an end that gather the few values far out, two of them where one is cut at 0. */
export interface RegularBins {
  readonly first: number;
  readonly last: number;
  readonly width: number;
}

/** Finds them. Without bins `last` is before `first`. */
export function regularBins({ edges, counts }: Histogram): RegularBins {
  const widthOf = (bin: number): number => (edges[bin + 1] ?? 0) - (edges[bin] ?? 0);
  let first = 0;
  let last = counts.length - 1;
  const width = widthOf(last >> 1);
  while (first < last && widthOf(first) > WIDE * width) first += 1;
  while (last > first && widthOf(last) > WIDE * width) last -= 1;
  return { first, last, width };
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

/** Width in pixels of what stands for values beyond the axis, and of the bar of exact zeros. */
export const END = 7;
/** Between the axis and what stands for values beyond it. */
const GAP = 3;
const BETWEEN_BARS = 0.75;

/** Where a histogram lies, in pixels: all of it, and within that its axis. */
export interface HistogramPlace {
  readonly left: number;
  readonly right: number;
  readonly x: (z: number) => number;
}

/** Lays the axis of a range of z out between two pixels, with room at both ends for what lies beyond it. */
export function histogramPlace([low, high]: readonly [number, number], left: number, right: number): HistogramPlace {
  const from = left + END + GAP;
  const to = Math.max(from + 1, right - END - GAP);
  return { left, right, x: (z) => from + (to - from) * ((z - low) / (high - low)) };
}

/** The part of a bar that is drawn, in pixels, and at which ends it goes on beyond the axis. */
export interface BarBox {
  readonly x: number;
  readonly width: number;
  readonly beyond: 'below' | 'above' | null;
}

/**
 * A bar over the values that it counts, and over no others; what lies beyond the axis is drawn narrow at that end. The
 * bar of exact zeros is as wide as such an end, around 0.
 */
export function barBox(bar: { readonly from: number; readonly to: number } | null, [low, high]: readonly [number, number], { left, right, x }: HistogramPlace): BarBox {
  if (bar === null) return { x: Math.round(x(0)) - END / 2, width: END, beyond: null };
  const beyond = bar.from < low ? 'below' : bar.to > high ? 'above' : null;
  if (bar.to <= low) return { x: left, width: END, beyond };
  if (bar.from >= high) return { x: right - END, width: END, beyond };
  const from = bar.from < low ? left : x(bar.from);
  const length = (bar.to > high ? right : x(bar.to)) - from;
  return { x: from, width: Math.max(1, length - (length > 4 * BETWEEN_BARS ? BETWEEN_BARS : 0)), beyond };
}

const ROOM = 24;

/** Counts 1, 2 or 5 times a power of ten to label, largest first, each at least 24 pixels from the next and from 0. */
export function countTicks(largest: number, y: (count: number) => number): readonly number[] {
  const chosen: number[] = [];
  for (let power = Math.floor(Math.log10(Math.max(1, largest))); power >= 0; power -= 1) {
    for (const digit of [5, 2, 1]) {
      const count = digit * 10 ** power;
      const above = chosen.at(-1);
      const clear = y(0) - y(count) >= ROOM && (above === undefined || y(count) - y(above) >= ROOM);
      if (count <= largest && clear) chosen.push(count);
    }
  }
  return chosen;
}

const POINTS = 160;

/**
 * The curve a = f(z) over a range of z as an SVG path: its lowest value there on the base line, its highest
 * `height` above. A curve that is flat there lies on the base line.
 */
export function activationPath(activation: ActivationChoice, [low, high]: readonly [number, number], x: (z: number) => number, base: number, height: number): string {
  const { value } = ACTIVATIONS[activation.id];
  const parameter = activation.parameters[0] ?? 0;
  const points = Array.from({ length: POINTS + 1 }, (_, index) => {
    const z = low + ((high - low) * index) / POINTS;
    return { z, a: value(z, parameter) };
  });
  const smallest = Math.min(...points.map(({ a }) => a));
  const span = Math.max(...points.map(({ a }) => a)) - smallest;
  const y = (a: number): number => base - (span > 0 ? ((a - smallest) / span) * height : 0);
  return `M${points.map(({ z, a }) => `${x(z).toFixed(1)} ${y(a).toFixed(1)}`).join('L')}`;
}
