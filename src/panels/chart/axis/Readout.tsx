import { use, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ReadoutPlace } from '../../frame/PanelFrame.tsx';
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
/** Lines that the header of a panel has room for. */
const HEADER_LINES = 2;

/**
 * Exact values at the crosshair, in the header of the panel, so that pointing at one chart covers no other; where there are
 * more than fit, also beside the crosshair of the panel that is pointed at. Seen only: the slider around the chart says the same aloud.
 */
export function Readout({ title, lines, x, width }: ReadoutProps): ReactNode {
  const place = use(ReadoutPlace);
  if (place === null) return <Box title={title} lines={lines} x={x} width={width} />;
  return (
    <>
      {createPortal(<Line title={title} lines={lines} />, place)}
      {lines.length > HEADER_LINES && (
        <div className={styles['own']}>
          <Box title={title} lines={lines} x={x} width={width} />
        </div>
      )}
    </>
  );
}

function Line({ title, lines }: Pick<ReadoutProps, 'title' | 'lines'>): ReactNode {
  return (
    <span className={styles['header']}>
      {title}
      {lines.map(({ name, value, colour }) => (
        <span key={name} className={styles['value']}>
          <i className={styles['mark']} style={{ background: colour ?? 'transparent' }} /> {name} <b>{value}</b>
        </span>
      ))}
    </span>
  );
}

function Box({ title, lines, x, width }: ReadoutProps): ReactNode {
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
