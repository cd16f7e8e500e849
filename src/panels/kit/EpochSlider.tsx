import type { PointerEvent, ReactNode } from 'react';
import { hoverEpoch, moveByKey, selectEpoch, useHoverEpoch } from './crosshair.ts';
import styles from './EpochSlider.module.css';
import { epochName } from './epochAxis.ts';

interface EpochSliderProps {
  /** Accessible name of the chart. */
  readonly label: string;
  readonly newestEpoch: number;
  readonly shownEpoch: number;
  /** The epoch under a point, in CSS pixels from the top left corner; null where there is none. */
  readonly epochAt: (x: number, y: number) => number | null;
  /** What the chart shows at an epoch, read aloud after the epoch. */
  readonly valueText: (epoch: number) => string;
  readonly children: ReactNode;
}

/**
 * A chart over epochs that pointer and keyboard can go through: hovering or arrow keys mark an epoch in all panels, a
 * click or Enter shows it. Assistive technology meets a slider whose value is the epoch and what the chart shows there.
 */
export function EpochSlider({ label, newestEpoch, shownEpoch, epochAt, valueText, children }: EpochSliderProps): ReactNode {
  const hovered = useHoverEpoch();
  const current = Math.min(Math.max(0, newestEpoch), hovered ?? Math.max(0, shownEpoch));
  const epochOf = (event: PointerEvent<HTMLDivElement>): number | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const epoch = epochAt(event.clientX - box.left, event.clientY - box.top);
    return epoch === null || epoch < 0 || epoch > newestEpoch ? null : epoch;
  };
  return (
    <div
      className={styles['slider']}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, newestEpoch)}
      aria-valuenow={current}
      aria-valuetext={newestEpoch < 0 ? 'no epoch yet' : `${epochName(current)}: ${valueText(current)}`}
      onPointerMove={(event) => hoverEpoch(epochOf(event))}
      onPointerLeave={() => hoverEpoch(null)}
      onPointerUp={(event) => {
        const epoch = epochOf(event);
        if (epoch !== null) selectEpoch(epoch, newestEpoch);
      }}
      onKeyDown={(event) => moveByKey(event, newestEpoch)}
      onBlur={() => hoverEpoch(null)}
    >
      {children}
    </div>
  );
}
