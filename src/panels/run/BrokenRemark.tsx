import type { ReactNode } from 'react';
import styles from '../chart/line/EpochLines.module.css';
import { epochName } from '../../core/words/names.ts';

interface BrokenRemarkProps {
  readonly epoch: number;
  /** Where the epoch is. */
  readonly x: number;
  /** Ends of the plot. */
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

const ROOM = 180;

/** Says inside a plot from which epoch on there is no number to draw; in fewer words where there is little room. */
export function BrokenRemark({ epoch, x, left, right, y }: BrokenRemarkProps): ReactNode {
  const isAfter = right - x >= x - left;
  const hasRoom = (isAfter ? right - x : x - left) >= ROOM;
  return (
    <text className={styles['remark']} x={isAfter ? x + 5 : x - 5} y={y} textAnchor={isAfter ? 'start' : 'end'}>
      {`${hasRoom ? 'not a number' : 'NaN'} from ${epochName(epoch)} on`}
    </text>
  );
}
