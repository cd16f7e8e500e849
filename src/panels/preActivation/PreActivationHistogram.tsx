import { ticks } from 'd3-array';
import { scaleLinear, scaleSqrt } from 'd3-scale';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ActivationChoice } from '../../core/vocabulary/activations.ts';
import { formatCount, formatNumber, formatShare } from '../kit/format.ts';
import { useSize } from '../kit/useSize.ts';
import { activationPath } from './activationPath.ts';
import { barWords } from './barWords.ts';
import type { Bar, Bars } from './bars.ts';
import styles from './PreActivationHistogram.module.css';

interface PreActivationHistogramProps {
  /** Accessible name. */
  readonly label: string;
  readonly bars: Bars;
  readonly domain: readonly [number, number];
  readonly activation: ActivationChoice;
  readonly canDie: boolean;
  /** Said while no bar is pointed at. */
  readonly idle: string;
}

const TOP = 26;
const BOTTOM = 20;
const LEFT = 40;
const RIGHT = 10;
/** Width of a bar that stands for values beyond the axis, and of the bar of exact zeros. */
const END = 7;

/** Histogram of z with the zero line, counts on a square-root scale, the activation's curve dotted behind. */
export function PreActivationHistogram({ label, bars: { bars, zeros, total, on, off, largest }, domain, activation, canDie, idle }: PreActivationHistogramProps): ReactNode {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const [spoken, setSpoken] = useState('');
  const base = Math.max(TOP + 1, height - BOTTOM);
  const left = LEFT + END + 3;
  const right = Math.max(left + 1, width - RIGHT - END - 3);
  const x = scaleLinear().domain([...domain]).range([left, right]);
  const y = scaleSqrt().domain([0, Math.max(1, largest)]).range([base, TOP]);
  const zero = Math.round(x(0));
  const all: readonly (Bar | null)[] = zeros > 0 ? insertZeros(bars) : bars;
  const words = (index: number): string => barWords(all[index] ?? null, zeros, total);

  const boxOf = (bar: Bar | null): { x: number; width: number } => {
    if (bar === null) return { x: zero - END / 2, width: END };
    if (bar.open === 'below') return { x: LEFT, width: END };
    if (bar.open === 'above') return { x: width - RIGHT - END, width: END };
    const from = x(bar.from);
    return { x: from, width: Math.max(1, x(bar.to) - from - (x(bar.to) - from > 3 ? 0.75 : 0)) };
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (step === undefined || all.length === 0) return;
    const next = Math.min(all.length - 1, Math.max(0, (pointed ?? Math.floor(all.length / 2)) + step));
    setPointed(next);
    setSpoken(words(next));
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles['chart']}>
      <div className={styles['room']} ref={ref}>
        {width > 0 && height > 0 && (
          <svg
            className={styles['svg']}
            width={width}
            height={height}
            role="application"
            aria-roledescription="histogram"
            aria-label={label}
            tabIndex={0}
            onKeyDown={onKeyDown}
            onPointerLeave={() => setPointed(null)}
            onBlur={() => {
              setPointed(null);
              setSpoken('');
            }}
          >
            <g className={styles['grid']} aria-hidden="true">
              {countTicks(largest).map((count) => (
                <g key={count} transform={`translate(0 ${Math.round(y(count)) + 0.5})`}>
                  <line x1={LEFT} x2={width - RIGHT} />
                  <text x={LEFT - 6} dy="0.32em" textAnchor="end">
                    {formatCount(count)}
                  </text>
                </g>
              ))}
            </g>
            <path className={styles['curve']} d={activationPath(activation, domain, x, base, (base - TOP) * 0.5)} aria-hidden="true" />
            <g aria-hidden="true">
              {all.map((bar, index) => {
                const box = boxOf(bar);
                const count = bar?.count ?? zeros;
                return (
                  <g key={index} className={styles['bar']} data-pointed={pointed === index || undefined} onPointerEnter={() => setPointed(index)}>
                    <rect className={styles['reach']} x={box.x} width={box.width + 0.75} y={TOP} height={base - TOP} />
                    {count > 0 && <rect className={styles['fill']} data-side={bar?.side ?? 'zero'} x={box.x} width={box.width} y={y(count)} height={base - y(count)} />}
                    {count > 0 && bar !== null && bar.open !== null && <path className={styles['arrow']} data-side={bar.side} d={arrow(box.x + box.width / 2, y(count) - 7, bar.open === 'below' ? -1 : 1)} />}
                  </g>
                );
              })}
            </g>
            <g className={styles['axis']} aria-hidden="true">
              <line x1={LEFT} x2={width - RIGHT} y1={base + 0.5} y2={base + 0.5} />
              {x.ticks(Math.max(2, Math.floor((right - left) / 64))).map((tick) => (
                <text key={tick} x={x(tick)} y={base + 15} textAnchor="middle">
                  {formatNumber(tick)}
                </text>
              ))}
            </g>
            <g className={styles['zero']} aria-hidden="true">
              <line x1={zero} x2={zero} y1={TOP - 8} y2={base + 3} />
              <text x={zero} y={10} textAnchor={zero > (width * 2) / 3 ? 'end' : zero < width / 3 ? 'start' : 'middle'}>
                {canDie ? '0: the edge' : '0'}
              </text>
            </g>
          </svg>
        )}
        {total > 0 && (
          <p className={styles['shares']}>
            <span data-side="negative">{formatShare(off)} off</span>
            <span data-side="positive">{formatShare(on)} on</span>
          </p>
        )}
      </div>
      <p className={styles['reading']}>{pointed === null ? idle : words(pointed)}</p>
      <p className="unseen" aria-live="polite">
        {spoken}
      </p>
    </div>
  );
}

/** The bars with null, which stands for the exact zeros, between the negative and the positive ones. */
function insertZeros(bars: readonly Bar[]): readonly (Bar | null)[] {
  return [...bars.filter(({ side }) => side === 'negative'), null, ...bars.filter(({ side }) => side === 'positive')];
}

/** Round counts, evenly spread over a square-root scale. */
function countTicks(largest: number): readonly number[] {
  return ticks(0, largest, 40).filter((count) => Number.isInteger(count) && [0.1, 0.4, 0.9].some((share) => Math.abs(count - share * largest) <= largest / 60));
}

function arrow(x: number, y: number, direction: -1 | 1): string {
  return `M${x - 2 * direction} ${y - 3.5}l${4 * direction} 3.5l${-4 * direction} 3.5z`;
}
