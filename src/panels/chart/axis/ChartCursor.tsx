import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import styles from './ChartCursor.module.css';

interface ChartCursorProps {
  /** Accessible name of the chart. */
  readonly label: string;
  /** Whole positions from 0 to this can be reached. */
  readonly last: number;
  readonly position: number;
  /** What the chart shows at the position, in words. */
  readonly text: string;
  /** A position set by assistive technology, or by a key that `onKey` left alone. */
  readonly onMove: (position: number) => void;
  /** Returns whether it used the key. */
  readonly onKey?: (key: string) => boolean;
  /** The pointer, in CSS pixels from the chart's top left corner. */
  readonly onPoint: (x: number, y: number) => void;
  /** The pointer or the focus left. */
  readonly onLeave: () => void;
  readonly onSelect?: (() => void) | undefined;
}

/**
 * Makes a drawing readable by pointer, keyboard and assistive technology: an unseen slider over the whole of its
 * positioned parent, whose value is a position and whose text is what the chart shows there.
 */
export function ChartCursor({ label, last, position, text, onMove, onKey, onPoint, onLeave, onSelect }: ChartCursorProps): ReactNode {
  const point = (event: MouseEvent<HTMLInputElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    // In pixels of the chart, which a projector magnifies.
    const magnified = box.width / event.currentTarget.offsetWidth;
    onPoint((event.clientX - box.left) / magnified, (event.clientY - box.top) / magnified);
  };
  const select = (event: MouseEvent<HTMLInputElement>): void => {
    point(event);
    onSelect?.();
  };
  const press = (event: KeyboardEvent): void => {
    const selects = onSelect !== undefined && (event.key === 'Enter' || event.key === ' ');
    if (selects) onSelect();
    else if (onKey?.(event.key) !== true) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <input
      type="range"
      className={styles['cursor']}
      aria-label={label}
      aria-valuetext={text}
      min={0}
      max={Math.max(0, last)}
      step={1}
      value={Math.min(Math.max(0, position), Math.max(0, last))}
      onChange={(event) => onMove(event.currentTarget.valueAsNumber)}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.preventDefault();
        point(event);
      }}
      onPointerMove={point}
      onPointerLeave={onLeave}
      onPointerUp={(event) => {
        if (event.pointerType === 'touch') select(event);
      }}
      onClick={(event) => {
        if (!isTouch(event.nativeEvent)) select(event);
      }}
      onBlur={onLeave}
    />
  );
}

/** Whether a click is a finger's: a slider gives it in some browsers only, the lifted finger in all. */
function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}
