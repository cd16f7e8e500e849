import type { ReactNode } from 'react';
import { listOf } from '../../../core/words/numbers.ts';
import { areOne, spreadLabels, type Wish } from './linePlace.ts';
import styles from './EpochLines.module.css';
import type { LineSeries, Reference } from './lineSeries.ts';

interface EndLabelsProps {
  readonly series: readonly LineSeries[];
  readonly reference: Reference | null;
  /** From value to pixel. */
  readonly scale: (value: number) => number;
  /** Right edge of the plot. */
  readonly x: number;
  /** Top and bottom of the plot. */
  readonly range: readonly [number, number];
}

const REFERENCE = '';
const GAP = 15;
/** Many labels stand as close as can be read, so that twenty layers are all named in an instrument. */
const LEAST_GAP = 10;
/** Characters of an annotation that stands above the lines of a narrow panel. */
const MOST_TOGETHER = 36;

/** The names of lines at the right edge, at the height of their last value, moved apart where they would meet; one annotation above the lines where all end in one place and there is room for it. */
export function EndLabels({ series, reference, scale, x, range }: EndLabelsProps): ReactNode {
  const [top, bottom] = range;
  const wishes: Wish[] = series.flatMap(({ id, values, isNamed = true }) => {
    const last = values.findLast((value) => value !== null);
    return !isNamed || last === undefined || last === null ? [] : [{ id, at: Math.min(bottom, Math.max(top, scale(last))) }];
  });
  if (reference !== null) wishes.push({ id: REFERENCE, at: Math.min(bottom, Math.max(top, scale(reference.value))) });
  const labelOf = (id: string): string => series.find((line) => line.id === id)?.label ?? reference?.label ?? '';
  const together = listOf(wishes.map(({ id }) => labelOf(id)));
  if (areOne(wishes) && together.length <= MOST_TOGETHER) {
    return (
      <text className={styles['together']} x={x - 4} y={Math.max(top + GAP, Math.min(...wishes.map(({ at }) => at)) - 8)} textAnchor="end">
        {together}
      </text>
    );
  }
  const from = Math.max(GAP / 2, top - 4);
  const gap = Math.max(LEAST_GAP, Math.min(GAP, (0.999 * (bottom - from)) / Math.max(1, wishes.length - 1)));
  return spreadLabels(wishes, gap, from, bottom).map(({ id, at }) => {
    const line = series.find((candidate) => candidate.id === id);
    return (
      <g key={id}>
        <line x1={x + 4} x2={x + 14} y1={at} y2={at} stroke={line?.colour ?? 'var(--ink)'} strokeWidth={2} strokeDasharray={line === undefined ? '1.5 2' : line.dashed === true ? '4 2' : ''} />
        <text className={styles['end']} x={x + 18} y={at} dy="0.35em" style={{ fill: line?.ink ?? 'var(--ink)' }}>
          {labelOf(id)}
        </text>
      </g>
    );
  });
}
