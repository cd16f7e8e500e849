import { formatShare } from '../../../core/words/numbers.ts';
import type { ValueAxis } from '../axis/valueAxis.ts';
import type { LineSeries, Reference } from './lineSeries.ts';

/** Room for the labels of the value axis and of the epoch axis, in CSS pixels. */
export const PLOT_LEFT = 50;
export const PLOT_BOTTOM = 22;

const TICK = { fontSize: 'var(--step--2)', fill: 'var(--ink-2)' };

/** How recharts is to draw the axis below a plot, and the one beside it: every label given, no marks. */
export const AXIS_BELOW = { type: 'number', interval: 0, height: PLOT_BOTTOM, tickLine: false, axisLine: { stroke: 'var(--line)' }, tick: TICK } as const;
export const AXIS_BESIDE = { type: 'number', interval: 0, width: PLOT_LEFT, tickLine: false, axisLine: false, tick: TICK } as const;
/** What is written on an axis of shares: 0 to 1. */
export const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1] as const;
/** How recharts is to draw the axis beside a plot of shares. */
export const SHARE_AXIS = { ...AXIS_BESIDE, domain: [0, 1], ticks: [...SHARE_TICKS], tickFormatter: formatShare } satisfies object;

const TOP_WITH_TITLE = 20;
const TOP_BARE = 6;
const SWATCH = 26;
/** Of the size of the type. */
const CHARACTER = 0.564;

interface Drawn {
  readonly series: readonly LineSeries[];
  readonly axis: ValueAxis;
  readonly axisEnd: number;
  readonly reference: Reference | null;
}

/** Where a line plot of a width lies: its insets, and the pixel of an epoch and back. */
export interface LinePlace {
  readonly top: number;
  readonly right: number;
  readonly plotWidth: number;
  readonly xOf: (epoch: number) => number;
  readonly epochAt: (x: number) => number;
}

/** Leaves as much room at the right as the longest name needs in type of a size in CSS pixels, at most two fifths of the width. */
export function linePlace({ series, axis, axisEnd, reference }: Drawn, width: number, type: number): LinePlace {
  const longest = Math.max(0, ...series.map(({ label, isNamed = true }) => (isNamed ? label.length : 0)), reference?.label.length ?? 0);
  const right = Math.min(width * 0.42, SWATCH + longest * CHARACTER * type);
  const plotWidth = Math.max(1, width - PLOT_LEFT - right);
  return {
    top: axis.title === '' ? TOP_BARE : TOP_WITH_TITLE,
    right,
    plotWidth,
    xOf: (epoch) => PLOT_LEFT + (epoch / axisEnd) * plotWidth,
    epochAt: (x) => Math.round(((x - PLOT_LEFT) / plotWidth) * axisEnd),
  };
}

/** Where a label wants to be, in pixels. */
export interface Wish {
  readonly id: string;
  readonly at: number;
}

const TOGETHER = 4;

/** Whether three labels or more want to be in one place, within a few pixels: they are then one annotation. */
export function areOne(wishes: readonly Wish[]): boolean {
  const places = wishes.map(({ at }) => at);
  return wishes.length > 2 && Math.max(...places) - Math.min(...places) <= TOGETHER;
}

/**
 * Moves labels along a line apart until none is closer than `gap` to the next, within `from` to `to`, in the order
 * of their wishes. Where not all fit, the first and last of the list and evenly chosen others stay.
 */
export function spreadLabels(wishes: readonly Wish[], gap: number, from: number, to: number): readonly Wish[] {
  const room = Math.max(1, Math.floor((to - from) / gap) + 1);
  const kept = wishes.length <= room ? [...wishes] : Array.from({ length: room }, (_, index) => wishes[Math.round((index * (wishes.length - 1)) / Math.max(1, room - 1))]).filter((wish) => wish !== undefined);
  const sorted = kept.toSorted((a, b) => a.at - b.at);
  const places: number[] = [];
  for (const wish of sorted) places.push(Math.max(from, wish.at, (places.at(-1) ?? -Infinity) + gap));
  let limit = to;
  for (let index = places.length - 1; index >= 0; index--) {
    const place = Math.min(places[index] ?? limit, limit);
    places[index] = place;
    limit = place - gap;
  }
  return sorted.map((wish, index) => ({ id: wish.id, at: places[index] ?? wish.at }));
}
