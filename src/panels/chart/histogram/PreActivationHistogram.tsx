import { ticks } from 'd3-array';
import { memo, useState, type ReactNode } from 'react';
import type { ActivationChoice } from '../../../core/vocabulary/activations.ts';
import { ChartCursor } from '../axis/ChartCursor.tsx';
import { formatCountTick, formatNumber, formatShare } from '../../../core/words/numbers.ts';
import { useSize } from '../../../ui/useSize.ts';
import { activationPath, barBox, countTicks, histogramPlace } from './histogramAxes.ts';
import { barWords, type Bar, type Bars } from './bars.ts';
import styles from './PreActivationHistogram.module.css';

interface PreActivationHistogramProps {
  /** Accessible name. */
  readonly label: string;
  readonly bars: Bars;
  readonly domain: readonly [number, number];
  readonly activation: ActivationChoice;
  /** Whether z ≤ 0 is silence: only then is a unit on or off. */
  readonly canDie: boolean;
  /** Said while no bar is pointed at. */
  readonly idle: string;
  /** Largest z of the unit that is lit; null where none is. */
  readonly largestOfUnit: number | null;
}

/** Width from which the words at 0 stand clear of the shares at both ends. */
const ROOM_FOR_EDGE = 340;
const TOP = 26;
const BOTTOM = 20;
const LEFT = 40;
const RIGHT = 10;
/** Least height of a bar that counts something, in pixels. */
const LEAST = 2;

/** Histogram of z with the zero line, counts on a square-root scale, the activation's curve dotted behind. */
export const PreActivationHistogram = memo(function PreActivationHistogram({ label, bars: { bars, zeros, total, on, off, largest }, domain, activation, canDie, idle, largestOfUnit }: PreActivationHistogramProps): ReactNode {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const base = Math.max(TOP + 1, height - BOTTOM);
  const [low, high] = domain;
  const place = histogramPlace(domain, LEFT, width - RIGHT);
  const { x } = place;
  const y = (count: number): number => base + (TOP - base) * Math.sqrt(count / Math.max(1, largest));
  const zero = Math.round(x(0));
  const all: readonly (Bar | null)[] = zeros > 0 ? insertZeros(bars) : bars;
  const words = (index: number): string => barWords(all[index] ?? null, zeros, total);

  const labelAnchor = zero > (width * 2) / 3 ? 'end' : zero < width / 3 ? 'start' : 'middle';
  const middle = Math.max(0, all.findIndex((bar) => bar === null || bar.side === 'positive'));
  const barUnder = (px: number): number | null => {
    const found = all.findIndex((bar) => {
      const box = barBox(bar, domain, place);
      return px >= box.x && px < box.x + box.width + 1;
    });
    return found === -1 ? null : found;
  };

  return (
    <div className={styles['chart']}>
      <div className={styles['room']} ref={ref}>
        {width > 0 && height > 0 && (
          <svg className={styles['svg']} width={width} height={height} aria-hidden="true">
            <g className={styles['grid']}>
              {countTicks(largest, (count) => y(count)).map((count) => (
                <g key={count} transform={`translate(0 ${Math.round(y(count)) + 0.5})`}>
                  <line x1={LEFT} x2={width - RIGHT} />
                  <text x={LEFT - 6} dy="0.32em" textAnchor="end">
                    {formatCountTick(count)}
                  </text>
                </g>
              ))}
            </g>
            <path className={styles['curve']} d={activationPath(activation, domain, x, base, (base - TOP) * 0.5)} />
            <g>
              {all.map((bar, index) => {
                const box = barBox(bar, domain, place);
                const count = bar?.count ?? zeros;
                const top = Math.min(base - LEAST, y(bar?.height ?? zeros));
                return (
                  <g key={bar === null ? 'zero' : bar.bin} className={styles['bar']} data-pointed={pointed === index || undefined}>
                    <rect className={styles['reach']} x={box.x} width={box.width + 0.75} y={TOP} height={base - TOP} />
                    {count > 0 && <rect className={styles['fill']} data-side={bar?.side ?? 'zero'} x={box.x} width={box.width} y={top} height={base - top} />}
                    {count > 0 && bar !== null && box.beyond !== null && <path className={styles['arrow']} data-side={bar.side} d={arrow(box.beyond === 'below' ? LEFT + 3 : width - RIGHT - 3, top - 7, box.beyond === 'below' ? -1 : 1)} />}
                  </g>
                );
              })}
            </g>
            <g className={styles['axis']}>
              <line x1={LEFT} x2={width - RIGHT} y1={base + 0.5} y2={base + 0.5} />
              {ticks(low, high, Math.max(2, Math.floor((x(high) - x(low)) / 64))).map((tick) => (
                <text key={tick} x={x(tick)} y={base + 15} textAnchor="middle">
                  {formatNumber(tick)}
                </text>
              ))}
            </g>
            {largestOfUnit !== null && Number.isFinite(largestOfUnit) && (
              <path className={styles['unit']} d={`M${Math.min(width - RIGHT, Math.max(LEFT, x(largestOfUnit)))} ${TOP}V${base}`} />
            )}
            <g className={styles['zero']}>
              <line x1={zero} x2={zero} y1={TOP - 8} y2={base + 3} />
              <text x={zero} dx={{ start: 6, middle: 0, end: -6 }[labelAnchor]} y={10} textAnchor={labelAnchor}>
                {canDie && width >= ROOM_FOR_EDGE ? '0: the edge' : '0'}
              </text>
            </g>
          </svg>
        )}
        {total > 0 && (
          <p className={styles['shares']}>
            <span data-side="negative">{`${formatShare(off)} ${canDie ? 'off' : 'z ≤ 0'}`}</span>
            <span data-side="positive">{`${formatShare(on)} ${canDie ? 'on' : 'z > 0'}`}</span>
          </p>
        )}
        {total > 0 && (
          <ChartCursor label={label} last={all.length - 1} position={pointed ?? middle} text={words(pointed ?? middle)} onMove={setPointed} onPoint={(px) => setPointed(barUnder(px))} onLeave={() => setPointed(null)} />
        )}
      </div>
      <p className={styles['reading']}>{pointed === null ? idle : words(pointed)}</p>
    </div>
  );
});

/** The bars with null, which stands for the exact zeros, between the negative and the positive ones. */
function insertZeros(bars: readonly Bar[]): readonly (Bar | null)[] {
  return [...bars.filter(({ side }) => side === 'negative'), null, ...bars.filter(({ side }) => side === 'positive')];
}

function arrow(x: number, y: number, direction: -1 | 1): string {
  return `M${x - 2 * direction} ${y - 3.5}l${4 * direction} 3.5l${-4 * direction} 3.5z`;
}
