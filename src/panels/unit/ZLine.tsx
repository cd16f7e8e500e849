import { ticks } from 'd3-array';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../core/words/numbers.ts';
import { useSize } from '../../ui/useSize.ts';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import styles from './ZLine.module.css';
import { thinned, type ZPoint } from './zPoints.ts';

interface ZLineProps {
  /** Accessible name. */
  readonly label: string;
  readonly points: readonly ZPoint[];
  /** What the axis spans. */
  readonly from: number;
  readonly to: number;
  /** Where a mark stands; null where none does. */
  readonly mark: number | null;
  /** Says what is known at a place along the axis. */
  readonly at: (x: number) => string;
  /** A place written at the axis. */
  readonly tick: (x: number) => string;
  readonly onSelect?: (x: number) => void;
}

const LEFT = 44;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 18;
/** Between two labels of the axis. */
const TICK_ROOM = 64;

/** The largest z of a unit along epochs or steps, with the line at 0 that it dies at: above it in the colour of positive values, below in that of negative ones. */
export function ZLine({ label, points, from, to, mark, at, tick, onSelect }: ZLineProps): ReactNode {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const shown = thinned(points.filter(({ z }) => Number.isFinite(z)));
  const last = shown.length - 1;
  const low = Math.min(0, ...shown.map(({ z }) => z));
  const high = Math.max(0, ...shown.map(({ z }) => z));
  const room = 0.06 * (high - low || 1);
  const x = (value: number): number => LEFT + ((value - from) / Math.max(to - from, 1e-9)) * (width - LEFT - RIGHT);
  const y = (z: number): number => TOP + ((high + room - z) / (high - low + 2 * room)) * (height - TOP - BOTTOM);
  const nearest = (value: number): number => shown.reduce((best, point, index) => (Math.abs(point.x - value) < Math.abs((shown[best]?.x ?? Infinity) - value) ? index : best), 0);
  const resting = mark === null ? last : nearest(mark);
  const position = Math.min(pointed ?? resting, last);
  const read = shown[position];
  const path = shown.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x).toFixed(1)} ${y(point.z).toFixed(1)}`).join('');
  const zero = Math.round(y(0)) + 0.5;
  const clip = `z-line-${label.replaceAll(/\W+/g, '-')}`;
  return (
    <div className={styles['chart']}>
      <div className={styles['room']} ref={ref}>
        {width > 0 && (
          <svg className={styles['svg']} width={width} height={height} aria-hidden="true">
            <clipPath id={`${clip}-above`}>
              <rect x={0} y={0} width={width} height={zero} />
            </clipPath>
            <clipPath id={`${clip}-below`}>
              <rect x={0} y={zero} width={width} height={Math.max(0, height - zero)} />
            </clipPath>
            {ticks(low - room, high + room, 3).map((value) => (
              <g key={value} transform={`translate(0 ${Math.round(y(value)) + 0.5})`}>
                <line className={value === 0 ? styles['zero'] : styles['grid']} x1={LEFT} x2={width - RIGHT} />
                <text x={LEFT - 6} dy="0.32em" textAnchor="end">
                  {formatNumber(value)}
                </text>
              </g>
            ))}
            {mark !== null && <line className={styles['mark']} x1={x(mark)} x2={x(mark)} y1={TOP - 4} y2={height - BOTTOM} />}
            <path className={styles['above']} clipPath={`url(#${clip}-above)`} d={path} />
            <path className={styles['below']} clipPath={`url(#${clip}-below)`} d={path} />
            {read !== undefined && (pointed !== null || shown.length === 1) && <circle className={styles['dot']} cx={x(read.x)} cy={y(read.z)} r={3.5} />}
            {axisTicks(from, to, width).map((value) => (
              <text key={value} x={x(value)} y={height - 4} textAnchor={value === from ? 'start' : value === to ? 'end' : 'middle'}>
                {tick(value)}
              </text>
            ))}
          </svg>
        )}
        {read !== undefined && (
          <ChartCursor
            label={label}
            last={last}
            position={position}
            text={at(read.x)}
            onMove={setPointed}
            onPoint={(px) => setPointed(nearest(from + ((px - LEFT) / Math.max(1, width - LEFT - RIGHT)) * (to - from)))}
            onLeave={() => setPointed(null)}
            onSelect={onSelect === undefined ? undefined : () => onSelect(read.x)}
          />
        )}
      </div>
      <p className={styles['reading']}>{read === undefined ? 'No finite value.' : at(read.x)}</p>
    </div>
  );
}

/** Both ends, and round numbers between them that leave room. */
function axisTicks(from: number, to: number, width: number): readonly number[] {
  if (!(to > from)) return [from];
  const gap = ((to - from) * TICK_ROOM) / Math.max(1, width);
  return [from, ...ticks(from, to, Math.max(1, Math.floor(width / 110))).filter((value) => Number.isInteger(value) && value - from >= gap && to - value >= gap), to];
}
