import type { LineSeries, Reference, ValueAxis } from './lineSeries.ts';

/** Room for the labels of the value axis and of the epoch axis, in CSS pixels. */
export const PLOT_LEFT = 46;
export const PLOT_BOTTOM = 22;

const TOP_WITH_TITLE = 20;
const TOP_BARE = 6;
const SWATCH = 26;
const CHARACTER = 6.2;

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

/** Leaves as much room at the right as the longest name needs, at most two fifths of the width. */
export function linePlace({ series, axis, axisEnd, reference }: Drawn, width: number): LinePlace {
  const longest = Math.max(0, ...series.map(({ label, isNamed = true }) => (isNamed ? label.length : 0)), reference?.label.length ?? 0);
  const right = Math.min(width * 0.42, SWATCH + longest * CHARACTER);
  const plotWidth = Math.max(1, width - PLOT_LEFT - right);
  return {
    top: axis.title === '' ? TOP_BARE : TOP_WITH_TITLE,
    right,
    plotWidth,
    xOf: (epoch) => PLOT_LEFT + (epoch / axisEnd) * plotWidth,
    epochAt: (x) => Math.round(((x - PLOT_LEFT) / plotWidth) * axisEnd),
  };
}
