import { memo, type ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { EndLabels } from './EndLabels.tsx';
import { formatEpochTick } from '../../../core/words/names.ts';
import { epochTicks } from '../axis/epochAxis.ts';
import styles from './EpochLines.module.css';
import { formatNumber } from '../../../core/words/numbers.ts';
import { AXIS_BELOW, AXIS_BESIDE, linePlace, PLOT_BOTTOM, PLOT_LEFT } from './linePlace.ts';
import type { LineSeries, Reference } from './lineSeries.ts';
import { axisScale, type ValueAxis } from '../axis/valueAxis.ts';

/** What is drawn, apart from the crosshair. */
export interface LinePlotProps {
  /** The epoch of each point, increasing. */
  readonly epochs: readonly number[];
  readonly series: readonly LineSeries[];
  readonly axis: ValueAxis;
  readonly axisEnd: number;
  readonly reference: Reference | null;
}

interface SizedLinePlotProps extends LinePlotProps {
  readonly width: number;
  readonly height: number;
  /** Size of the type, in CSS pixels. */
  readonly type: number;
}

/** Lines over epochs, named at their ends. Drawn again only when what it shows is new, not when the crosshair moves. */
export const LinePlot = memo(function LinePlot({ epochs, series, axis, axisEnd, reference, width, height, type }: SizedLinePlotProps): ReactNode {
  const { top, right, plotWidth } = linePlace({ series, axis, axisEnd, reference }, width, type);
  const floor = height - PLOT_BOTTOM;
  const scale = axisScale(axis, floor, top);
  const rows = epochs.map((epoch, point) => Object.fromEntries([['epoch', epoch], ...series.map((line, index) => [`s${index}`, line.values[point] ?? null])]));
  return (
    <LineChart width={width} height={height} data={rows} margin={{ top, right, bottom: 0, left: 0 }} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--grid)" />
      <XAxis
        {...AXIS_BELOW}
        dataKey="epoch"
        domain={[0, axisEnd]}
        ticks={[...epochTicks(axisEnd, plotWidth)]}
        tickFormatter={formatEpochTick}
      />
      <YAxis
        {...AXIS_BESIDE}
        domain={[...axis.domain]}
        scale={axis.log ? 'log' : 'linear'}
        allowDataOverflow
        ticks={axis.ticks.map(({ value }) => value)}
        tickFormatter={(value: number) => axis.ticks.find((tick) => tick.value === value)?.text ?? formatNumber(value)}
      />
      {reference !== null && <ReferenceLine y={reference.value} stroke="var(--ink)" strokeDasharray="1.5 3" strokeWidth={1} />}
      {series.map((line, index) => (
        <Line
          key={line.id}
          dataKey={`s${index}`}
          stroke={line.colour}
          strokeWidth={line.faint === true ? 1 : 1.75}
          {...(line.dashed === true ? { strokeDasharray: '5 3' } : {})}
          dot={line.values.filter((value) => value !== null).length < 2 ? { r: 3, fill: line.colour, strokeWidth: 0 } : false}
          activeDot={false}
          type="linear"
          isAnimationActive={false}
        />
      ))}
      <text className={styles['quantity']} x={0} y={10}>
        {axis.title}
      </text>
      <EndLabels series={series} reference={reference} scale={scale} x={PLOT_LEFT + plotWidth} range={[top, floor]} />
    </LineChart>
  );
});
