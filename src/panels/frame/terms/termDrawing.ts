import { normalFromUniform } from '../../../core/random/normal.ts';
import { ACTIVATIONS } from '../../../core/vocabulary/activations.ts';

/** Size of a picture, in its own units. */
export const WIDTH = 240;
export const HEIGHT = 74;
/** Values across, on both sides of 0. */
const REACH = 3;
const BINS = 24;
const ROWS = 512;
const SAMPLES = 60;

export const RELU = ACTIVATIONS.relu;

/** Quantiles of a normal distribution, as a unit's z over so many rows. */
function normal(mean: number, deviation: number): readonly number[] {
  return Array.from({ length: ROWS }, (_, row) => mean + deviation * normalFromUniform((row + 0.5) / ROWS));
}

/** z of a unit that fires on most rows, of one that fires on few, and of one that fires on none. */
export const Z_FIRING = normal(0.4, 0.8);
export const Z_SELDOM_FIRING = normal(-0.7, 0.8);
export const Z_NEVER_FIRING = normal(-1.6, 0.45);

export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Of the fullest bin. */
  readonly share: number;
}

/** How values are spread: bins of one width, none of them across 0, those that hold any. */
export function binsOf(z: readonly number[]): readonly Bin[] {
  const width = (2 * REACH) / BINS;
  const bins = Array.from({ length: BINS }, (_, index) => {
    const from = (index - BINS / 2) * width;
    return { from, to: from + width, count: z.filter((value) => value > from && value <= from + width).length };
  });
  const most = Math.max(...bins.map(({ count }) => count));
  return bins.filter(({ count }) => count > 0).map(({ from, to, count }) => ({ from, to, share: count / most }));
}

/** Where a unit of one input begins to fire. */
export function hingeOf(weight: number, bias: number): number {
  return -bias / weight;
}

/** Where a value lies across. */
export function xOf(value: number): number {
  return ((value + REACH) / (2 * REACH)) * WIDTH;
}

/** Where a function's value lies from the top: 0 near the foot. */
export function yOf(value: number): number {
  return HEIGHT - 8 - value * 20;
}

/** A function over the values across, or over some of them. */
export function pathOf(curve: (value: number) => number, from = -REACH, to = REACH): string {
  const points = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const value = from + ((to - from) * index) / SAMPLES;
    return `${xOf(value).toFixed(1)} ${yOf(curve(value)).toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
