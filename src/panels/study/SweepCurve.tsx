import type { ReactNode } from 'react';
import { Area, CartesianGrid, ComposedChart, ErrorBar, Line, ReferenceLine, XAxis, YAxis } from 'recharts';
import { ChartCursor } from '../chart/axis/ChartCursor.tsx';
import { EndMark } from '../chart/line/EndMark.tsx';
import { formatCount, formatNumber, formatShare } from '../../core/words/numbers.ts';
import { Readout } from '../chart/axis/Readout.tsx';
import { useSize } from '../../ui/useSize.ts';
import { axisScale } from '../chart/axis/valueAxis.ts';
import { estimateWords, intervalWords } from './countWords.ts';
import { AXIS_BELOW, PLOT_LEFT, SHARE_AXIS } from '../chart/line/linePlace.ts';
import styles from './SweepCurve.module.css';
import type { SweepRow } from './sweepRows.ts';

interface SweepCurveProps {
  /** Accessible name. */
  readonly label: string;
  /** What is swept. */
  readonly title: string;
  readonly logarithmic: boolean;
  readonly rows: readonly SweepRow[];
  /** Index of the point whose networks are shown. */
  readonly selected: number;
  readonly onSelect: (point: number) => void;
  /** Index of the point under the pointer or the keyboard; null where there is none. */
  readonly marked: number | null;
  readonly onMark: (point: number | null) => void;
}

const RIGHT = 18;
const TOP = 10;
const BOTTOM = 42;
const LEAST_GAP = 30;

/** A share against the swept value with 95 % intervals, and the bounds of theory as a band where they hold. */
export function SweepCurve({ label, title, logarithmic, rows, selected, onSelect, marked, onMark }: SweepCurveProps): ReactNode {
  const { ref, width, height } = useSize<HTMLDivElement>();
  const values = rows.map(({ value }) => value);
  const domain = domainOf(values, logarithmic);
  const xOf = axisScale({ domain, log: logarithmic, ticks: [], title }, PLOT_LEFT, Math.max(PLOT_LEFT + 1, width - RIGHT));
  const current = marked ?? selected;
  const read = marked === null ? undefined : rows[marked];
  const chosen = rows[selected];
  return (
    <div className={styles['plot']} ref={ref}>
      {width > 0 && height > 0 && (
        <div className={styles['picture']} aria-hidden="true">
          <ComposedChart width={width} height={height} data={chartRows(rows)} margin={{ top: TOP, right: RIGHT, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--grid)" />
            <XAxis
              {...AXIS_BELOW}
              dataKey="value"
              scale={logarithmic ? 'log' : 'linear'}
              domain={[...domain]}
              ticks={[...thinned(values, xOf)]}
              tickFormatter={formatNumber}
              height={BOTTOM}
              label={{ value: title, position: 'insideBottom', offset: 2, fontSize: 'var(--step--2)', fill: 'var(--ink-2)' }}
            />
            <YAxis {...SHARE_AXIS} />
            <Area dataKey="bounds" type="linear" stroke="var(--zero)" strokeDasharray="3 3" fill="var(--zero)" fillOpacity={0.16} isAnimationActive={false} dot={false} activeDot={false} connectNulls={false} />
            {chosen !== undefined && <ReferenceLine x={chosen.value} stroke="var(--selected)" strokeWidth={1.5} />}
            {read !== undefined && <ReferenceLine x={read.value} stroke="var(--ink-2)" strokeWidth={1} />}
            <Line dataKey="estimate" type="linear" stroke="var(--accent)" strokeWidth={2} isAnimationActive={false} dot={{ r: 3, fill: 'var(--accent)', stroke: 'none' }} activeDot={false}>
              <ErrorBar dataKey="error" direction="y" width={5} stroke="var(--accent)" strokeWidth={1.25} isAnimationActive={false} />
            </Line>
          </ComposedChart>
        </div>
      )}
      {width > 0 && height > 0 && rows.filter(({ estimate, notFinite }) => estimate === null && notFinite > 0).map((row) => {
        const x = xOf(row.value);
        return <EndMark key={row.value} label={`${title} ${formatNumber(row.value)}: ${notFiniteWords(row)}`} words="not finite" crosses={[{ x, y: height - BOTTOM - 8 }]} colour="var(--nan)" at={{ x, y: height - BOTTOM - 22 }} anchor={x > width - 40 ? 'end' : 'middle'} />;
      })}
      <ChartCursor
        label={label}
        last={rows.length - 1}
        position={current}
        text={`${title} ${formatNumber(rows[current]?.value ?? Number.NaN)}: ${rowWords(rows[current])}`}
        onMove={onMark}
        onPoint={(x) => onMark(nearest(values.map(xOf), x))}
        onLeave={() => onMark(null)}
        onSelect={() => onSelect(current)}
      />
      {read !== undefined && (
        <Readout
          title={`${title} ${formatNumber(read.value)}`}
          x={xOf(read.value)}
          width={width}
          lines={[
            { name: 'share', value: read.estimate === null ? 'not known' : estimateWords(read.estimate), colour: 'var(--accent)' },
            ...(read.notFinite === 0 ? [] : [{ name: 'not finite', value: `${formatCount(read.notFinite)} of ${formatCount(read.networks)}`, colour: 'var(--nan)' }]),
            ...(read.estimate === null ? [] : [{ name: '95 % interval', value: intervalWords(read.estimate) }]),
            ...(read.bounds === null ? [] : [{ name: 'bounds', value: read.bounds.map(formatShare).join(' to '), colour: 'var(--zero)' }]),
          ]}
        />
      )}
    </div>
  );
}

/** What a row says, in words. */
export function rowWords(row: SweepRow | undefined): string {
  if (row === undefined) return 'not known';
  const broken = notFiniteWords(row);
  if (row.estimate === null) return broken === '' ? 'not known' : broken;
  const bounds = row.bounds === null ? '' : `, bounds ${row.bounds.map(formatShare).join(' to ')}`;
  return `${estimateWords(row.estimate)}, 95 % interval ${intervalWords(row.estimate)}${bounds}${broken === '' ? '' : `, ${broken}`}`;
}

/** `2 of 32 not finite`; empty where all are finite. */
export function notFiniteWords({ notFinite, networks }: SweepRow): string {
  return notFinite === 0 ? '' : `${formatCount(notFinite)} of ${formatCount(networks)} not finite`;
}

function chartRows(rows: readonly SweepRow[]): { value: number; estimate: number | null; error: number[] | null; bounds: number[] | null }[] {
  return rows
    .toSorted((a, b) => a.value - b.value)
    .map(({ value, estimate, bounds }) => ({
      value,
      estimate: estimate?.estimate ?? null,
      error: estimate === null ? null : [estimate.estimate - estimate.low, estimate.high - estimate.estimate],
      bounds: bounds === null ? null : [...bounds],
    }));
}

/** From the least to the greatest value, a little wider. */
function domainOf(values: readonly number[], logarithmic: boolean): readonly [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (logarithmic) return [low * (low / high) ** 0.03, high * (high / low) ** 0.03];
  const edge = (high - low) * 0.03;
  return [low - edge, high + edge];
}

/** Values whose labels do not meet. */
function thinned(values: readonly number[], xOf: (value: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || xOf(value) - xOf(last) >= LEAST_GAP) kept.push(value);
  }
  return kept;
}

function nearest(places: readonly number[], x: number): number | null {
  if (places.length === 0) return null;
  return places.reduce((best, place, index) => (Math.abs(place - x) < Math.abs((places[best] ?? Infinity) - x) ? index : best), 0);
}
