import type { ReactNode } from 'react';
import { spreadLabels, type Wish } from './linePlace.ts';
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
const GAP = 13;

/** The names of lines at the right edge, at the height of their last value, moved apart where they would meet. */
export function EndLabels({ series, reference, scale, x, range }: EndLabelsProps): ReactNode {
  const [top, bottom] = range;
  const wishes: Wish[] = series.flatMap(({ id, values, isNamed = true }) => {
    const last = values.findLast((value) => value !== null);
    return !isNamed || last === undefined || last === null ? [] : [{ id, at: Math.min(bottom, Math.max(top, scale(last))) }];
  });
  if (reference !== null) wishes.push({ id: REFERENCE, at: Math.min(bottom, Math.max(top, scale(reference.value))) });
  return spreadLabels(wishes, GAP, Math.max(GAP / 2, top - 4), bottom).map(({ id, at }) => {
    const line = series.find((candidate) => candidate.id === id);
    return (
      <g key={id}>
        <line x1={x + 4} x2={x + 14} y1={at} y2={at} stroke={line?.colour ?? 'var(--ink)'} strokeWidth={2} strokeDasharray={line === undefined ? '1.5 2' : line.dashed === true ? '4 2' : ''} />
        <text className={styles['end']} x={x + 18} y={at} dy="0.35em" style={{ fill: line?.ink ?? 'var(--ink)' }}>
          {line?.label ?? reference?.label}
        </text>
      </g>
    );
  });
}
