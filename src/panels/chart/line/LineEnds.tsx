import type { ReactNode } from 'react';
import { ARM, EndMark } from './EndMark.tsx';
import { endWords, lastPoint, type LineEnd } from './lineEnds.ts';
import { PLOT_LEFT, spreadLabels, type LinePlace } from './linePlace.ts';
import type { LineSeries } from './lineSeries.ts';

interface LineEndsProps {
  readonly ends: readonly LineEnd[];
  readonly series: readonly LineSeries[];
  /** The epoch of each point of the lines. */
  readonly epochs: readonly number[];
  readonly place: LinePlace;
  /** From value to pixel. */
  readonly scale: (value: number) => number;
  /** Lower edge of the plot. */
  readonly floor: number;
}

const CHARACTER = 6.2;
const GAP = 14;

/** Marks where lines end for want of a number: a cross at the last point of each, and beside it in words since when. */
export function LineEnds({ ends, series, epochs, place, scale, floor }: LineEndsProps): ReactNode {
  if (ends.length === 0) return null;
  const { top, plotWidth, xOf } = place;
  const marks = ends.map((end) => {
    const points = series.filter(({ run }) => run === end.run).flatMap((line) => lastPoint(line, epochs) ?? []);
    const crosses = points.length === 0 ? [{ x: xOf(end.epoch), y: floor - ARM }] : points.map(({ epoch, value }) => ({ x: xOf(epoch), y: Math.min(floor, Math.max(top, scale(value))) }));
    return { end, crosses, x: Math.max(...crosses.map(({ x }) => x)), y: crosses.at(-1)?.y ?? floor };
  });
  const heights = new Map(spreadLabels(marks.map(({ end, y }) => ({ id: String(end.run), at: y })), GAP, top + GAP / 2, floor - GAP / 2).map(({ id, at }) => [id, at]));
  return (
    <>
      {marks.map(({ end, crosses, x, y }) => {
        const isAfter = x - PLOT_LEFT <= plotWidth / 2;
        const room = (isAfter ? PLOT_LEFT + plotWidth - x : x - PLOT_LEFT) - 3 * ARM;
        const full = end.name === '' ? endWords(end) : `${end.name}: ${endWords(end)}`;
        const words = full.length * CHARACTER <= room ? full : endWords(end);
        return <EndMark key={end.run} label={full} words={words} crosses={crosses} colour={end.colour} at={{ x: isAfter ? x + 2 * ARM : x - 2 * ARM, y: heights.get(String(end.run)) ?? y }} anchor={isAfter ? 'start' : 'end'} />;
      })}
    </>
  );
}
