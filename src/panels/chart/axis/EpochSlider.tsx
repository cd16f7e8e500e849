import type { ReactNode } from 'react';
import { ChartCursor } from './ChartCursor.tsx';
import { epochName } from '../../../core/words/names.ts';
import { hoverEpoch, selectEpoch, useHoverEpoch } from './epochAxis.ts';
import styles from './EpochSlider.module.css';

interface EpochSliderProps {
  /** Accessible name of the chart. */
  readonly label: string;
  readonly newestEpoch: number;
  readonly shownEpoch: number;
  /** The epoch under a point, in CSS pixels from the top left corner; null where there is none. */
  readonly epochAt: (x: number, y: number) => number | null;
  /** What the chart shows at an epoch, read aloud after the epoch. */
  readonly valueText: (epoch: number) => string;
  /** Where the pointer is, for what is not an epoch; null when it left. */
  readonly onPoint?: (x: number | null) => void;
  readonly children: ReactNode;
}

/**
 * A chart over epochs that pointer and keyboard can go through: hovering or arrow keys mark an epoch in all panels, a
 * click or Enter shows it, Escape lets go. Assistive technology meets a slider over epochs.
 */
export function EpochSlider({ label, newestEpoch, shownEpoch, epochAt, valueText, onPoint, children }: EpochSliderProps): ReactNode {
  const hovered = useHoverEpoch();
  const current = Math.min(Math.max(0, newestEpoch), hovered ?? Math.max(0, shownEpoch));
  return (
    <div className={styles['slider']}>
      {children}
      <ChartCursor
        label={label}
        last={newestEpoch}
        position={current}
        text={newestEpoch < 0 ? 'no epoch yet' : `${epochName(current)}: ${valueText(current)}`}
        onMove={hoverEpoch}
        onKey={(key) => {
          if (key !== 'Escape' || hovered === null) return false;
          hoverEpoch(null);
          return true;
        }}
        onPoint={(x, y) => {
          onPoint?.(x);
          const epoch = epochAt(x, y);
          hoverEpoch(epoch === null || epoch < 0 || epoch > newestEpoch ? null : epoch);
        }}
        onLeave={() => {
          onPoint?.(null);
          hoverEpoch(null);
        }}
        onSelect={() => {
          if (newestEpoch >= 0) selectEpoch(current, newestEpoch);
        }}
      />
    </div>
  );
}
