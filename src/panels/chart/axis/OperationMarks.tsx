import type { ReactNode } from 'react';
import type { OperationMark } from '../../../core/operations/marks.ts';
import styles from './OperationMarks.module.css';

interface OperationMarksProps {
  readonly marks: readonly OperationMark[];
  /** Pixels from the left to where the epoch after which operations are made ends. */
  readonly xAfter: (epoch: number) => number;
  readonly top: number;
  readonly height: number;
}

/** Thin ticks where operations were made, with their letters; assistive technology reads what they did. */
export function OperationMarks({ marks, xAfter, top, height }: OperationMarksProps): ReactNode {
  if (marks.length === 0) return null;
  return (
    <ul className={styles['marks']} aria-label="Operations">
      {marks.map(({ epoch, letters, text }) => (
        <li key={epoch} className={styles['mark']} data-again={letters === '' || undefined} aria-hidden={letters === '' || undefined} style={{ left: xAfter(epoch), top, height }}>
          <span className={styles['letters']} aria-hidden="true">
            {letters}
          </span>
          <span className="unseen">{text}</span>
        </li>
      ))}
    </ul>
  );
}
