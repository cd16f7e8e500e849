import type { ScaleLinear } from 'd3-scale';
import { BINS, histogramOf, LARGEST_Z } from './unit.ts';
import styles from './UnitPicture.module.css';

interface ZHistogramProps {
  readonly preActivations: readonly number[];
  /** From z to the height on the page. */
  readonly scale: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  /** Height of the picture's floor. */
  readonly foot: number;
}

/** Rows by z, lying on its side so that its zero line is the picture's. */
export function ZHistogram({ preActivations, scale, left, right, foot }: ZHistogramProps) {
  const counts = histogramOf(preActivations);
  const most = Math.max(...counts);
  const step = (2 * LARGEST_Z) / BINS;
  return (
    <g>
      {counts.map((count, bin) => {
        const low = -LARGEST_Z + bin * step;
        if (count === 0) return null;
        return (
          <rect
            key={low}
            className={bin >= BINS / 2 ? styles['positive'] : styles['negative']}
            x={left}
            y={scale(low + step) + 0.5}
            width={((right - left) * count) / most}
            height={scale(low) - scale(low + step) - 1}
          />
        );
      })}
      <text className={styles['tick']} x={right} y={foot + 14} textAnchor="end">
        rows by z
      </text>
    </g>
  );
}
