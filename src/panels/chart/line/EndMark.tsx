import type { ReactNode } from 'react';
import styles from './EndMark.module.css';

/** A point in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

interface EndMarkProps {
  /** Accessible name: all there is to say. */
  readonly label: string;
  /** What is written beside the crosses. */
  readonly words: string;
  /** Where there is no number any more: a cross at each. */
  readonly crosses: readonly Point[];
  /** Any CSS colour. */
  readonly colour: string;
  /** Beginning or end of the words, and the height of their middle. */
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Half the side of a cross, in pixels. */
export const ARM = 4;

/** Marks over a chart where a number is missing because it is not finite: crosses, and a few words. */
export function EndMark({ label, words, crosses, colour, at, anchor }: EndMarkProps): ReactNode {
  return (
    <svg className={styles['mark']} role="img" aria-label={label}>
      {crosses.map(({ x, y }) => (
        <path key={`${x} ${y}`} d={`M${x - ARM} ${y - ARM}l${2 * ARM} ${2 * ARM}m0 ${-2 * ARM}l${-2 * ARM} ${2 * ARM}`} stroke={colour} />
      ))}
      <text x={at.x} y={at.y} dy="0.35em" textAnchor={anchor}>
        {words}
      </text>
    </svg>
  );
}
