import type { ReactNode } from 'react';
import styles from './Readout.module.css';

/** A line of a readout: a name, its value, and the colour of its mark. */
export interface ReadoutLine {
  readonly name: string;
  readonly value: string;
  /** Any CSS colour. */
  readonly colour?: string;
}

interface ReadoutProps {
  readonly title: string;
  readonly lines: readonly ReadoutLine[];
  /** Where the crosshair is, and how wide the chart is, in CSS pixels: the readout keeps to the roomier side. */
  readonly x: number;
  readonly width: number;
}

const MOST_LINES = 9;

/** Exact values beside the crosshair. Seen only: the slider around the chart says the same aloud. */
export function Readout({ title, lines, x, width }: ReadoutProps): ReactNode {
  const side = x > width / 2 ? { right: `min(${width - x + 8}px, 100% - 9rem)` } : { left: `min(${x + 8}px, 100% - 9rem)` };
  const step = Math.ceil(lines.length / MOST_LINES);
  const shown = step <= 1 ? lines : lines.filter((_, index) => index % step === 0 || index === lines.length - 1);
  return (
    <div className={styles['readout']} style={side} aria-hidden="true">
      <div className={styles['title']}>{title}</div>
      {shown.map(({ name, value, colour }) => (
        <div key={name} className={styles['line']}>
          <i className={styles['mark']} style={{ background: colour ?? 'transparent' }} />
          <span className={styles['name']}>{name}</span>
          <span>{value}</span>
        </div>
      ))}
    </div>
  );
}
