import type { ReactNode } from 'react';
import { formatEpochTick } from '../../core/words/names.ts';
import { formatShare } from '../../core/words/numbers.ts';
import { epochTicks } from '../chart/axis/epochAxis.ts';
import { PLOT_BOTTOM, PLOT_LEFT, SHARE_TICKS } from '../chart/line/linePlace.ts';
import { bandPath, linePath } from './bandPaths.ts';
import type { BandRow } from './bandRows.ts';

interface BandPlotProps {
  readonly rows: readonly BandRow[];
  readonly width: number;
  readonly height: number;
  readonly axisEnd: number;
  /** Where an epoch and a share lie, in pixels. */
  readonly xOf: (epoch: number) => number;
  readonly yOf: (share: number) => number;
  readonly colour: string;
  /** Epochs marked by a line: the one that panels show, where it is not the newest, and the one under the pointer. */
  readonly shown: number | null;
  readonly crosshair: number | null;
}

/** Between a plot and the labels of its axes. */
const LABEL_GAP = 8;

/**
 * Bands and median of shares against epochs. SVG of our own: while many networks train it is drawn again at every picture, and recharts
 * takes the workers' time for what a single network's lines can afford.
 */
export function BandPlot({ rows, width, height, axisEnd, xOf, yOf, colour, shown, crosshair }: BandPlotProps): ReactNode {
  const [left, right, top, floor] = [xOf(0), xOf(axisEnd), yOf(1), yOf(0)];
  const at = (row: BandRow): number => xOf(row.epoch);
  const [only] = rows.length === 1 ? rows : [];
  return (
    <svg width={width} height={height}>
      {SHARE_TICKS.map((share) => (
        <line key={share} x1={left} x2={right} y1={yOf(share)} y2={yOf(share)} stroke="var(--grid)" />
      ))}
      <path d={bandPath(rows, at, ({ outer }) => outer, yOf)} fill={colour} fillOpacity={0.18} />
      <path d={bandPath(rows, at, ({ inner }) => inner, yOf)} fill={colour} fillOpacity={0.34} />
      {only === undefined ? (
        <path data-median d={linePath(rows, at, ({ median }) => yOf(median))} fill="none" stroke={colour} strokeWidth={2} />
      ) : (
        <circle cx={at(only)} cy={yOf(only.median)} r={3} fill="var(--paper)" stroke={colour} strokeWidth={2} />
      )}
      {shown !== null && <line x1={xOf(shown)} x2={xOf(shown)} y1={top} y2={floor} stroke="var(--selected)" strokeWidth={1.5} />}
      {crosshair !== null && <line x1={xOf(crosshair)} x2={xOf(crosshair)} y1={top} y2={floor} stroke="var(--ink-2)" />}
      <line x1={left} x2={right} y1={floor} y2={floor} stroke="var(--line)" />
      <g fontSize="var(--step--2)" fill="var(--ink-2)">
        {epochTicks(axisEnd, right - left).map((epoch) => (
          <text key={epoch} x={xOf(epoch)} y={height - PLOT_BOTTOM + LABEL_GAP} dy="0.71em" textAnchor="middle">
            {formatEpochTick(epoch)}
          </text>
        ))}
        {SHARE_TICKS.map((share) => (
          <text key={share} x={PLOT_LEFT - LABEL_GAP} y={yOf(share)} dy="0.355em" textAnchor="end">
            {formatShare(share)}
          </text>
        ))}
      </g>
    </svg>
  );
}
