import type { Distribution, Histogram } from '../../core/telemetry/frame.ts';
import { ACTIVATIONS, type ActivationChoice } from '../../core/vocabulary/activations.ts';

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
