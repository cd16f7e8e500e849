import type { ReactNode } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import { useHoverEpoch } from './crosshair.ts';
import { epochName, epochTicks, formatEpochTick } from './epochAxis.ts';
import { EpochSlider } from './EpochSlider.tsx';
import { formatNumber } from './format.ts';
import { Readout } from './Readout.tsx';
import { useSize } from './useSize.ts';
import styles from './EpochLines.module.css';
import { EndLabels } from './EndLabels.tsx';
import type { LineSeries, Reference, ValueAxis } from './lineSeries.ts';
import { axisScale } from './valueAxis.ts';

interface EpochLinesProps {
  /** Accessible name. */
  readonly label: string;
  /** The epoch of each point, increasing. */
  readonly epochs: readonly number[];
  readonly series: readonly LineSeries[];
  readonly axis: ValueAxis;
  readonly axisEnd: number;
  readonly newestEpoch: number;
  readonly shownEpoch: number;
  readonly reference: Reference | null;
  /** A word of explanation over the plot, from an epoch on: where numbers end. */
  readonly remark: { readonly epoch: number; readonly text: string } | null;
  /** How a value of the readout is written; gets the exact value at an epoch. */
  readonly valueAt: (series: string, epoch: number) => string;
}

const LEFT = 46;
const TOP_WITH_TITLE = 20;
const TOP_BARE = 6;
const BOTTOM = 22;
const FONT_SIZE = 11;

/** Lines over epochs, named at their ends, with the crosshair that all panels share. */
export function EpochLines(props: EpochLinesProps): ReactNode {
  const { label, epochs, series, axis, axisEnd, newestEpoch, shownEpoch, reference, remark, valueAt } = props;
  const { ref, width, height } = useSize<HTMLDivElement>();
  const hovered = useHoverEpoch();
  const top = axis.title === '' ? TOP_BARE : TOP_WITH_TITLE;
  const longest = Math.max(...series.map((line) => line.label.length), reference?.label.length ?? 0);
  const right = Math.min(width * 0.35, 26 + longest * 6.2);
  const plotWidth = Math.max(1, width - LEFT - right);
  const y = axisScale(axis, height - BOTTOM, top);
  const xOf = (epoch: number): number => LEFT + (epoch / axisEnd) * plotWidth;
  const rows = epochs.map((epoch, point) => Object.fromEntries([['epoch', epoch], ...series.map((line, index) => [`s${index}`, line.values[point] ?? null])]));
  const crosshair = hovered !== null && hovered <= newestEpoch ? hovered : null;
  return (
    <EpochSlider
      label={label}
      newestEpoch={newestEpoch}
      shownEpoch={shownEpoch}
      epochAt={(x) => {
        const epoch = Math.round(((x - LEFT) / plotWidth) * axisEnd);
        return x < LEFT - 8 || epoch > newestEpoch ? null : Math.max(0, epoch);
      }}
      valueText={(epoch) => series.map((line) => `${line.label} ${valueAt(line.id, epoch)}`).join(', ')}
    >
      <div className={styles['plot']} ref={ref} aria-hidden="true">
        {width > 0 && height > 0 && (
          <LineChart width={width} height={height} data={rows} margin={{ top, right, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--grid)" />
            <XAxis
              dataKey="epoch"
              type="number"
              domain={[0, axisEnd]}
              ticks={[...epochTicks(axisEnd, plotWidth)]}
              tickFormatter={formatEpochTick}
              interval={0}
              height={BOTTOM}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              tick={{ fontSize: FONT_SIZE, fill: 'var(--ink-2)' }}
            />
            <YAxis
              type="number"
              domain={[...axis.domain]}
              scale={axis.log ? 'log' : 'linear'}
              allowDataOverflow
              ticks={axis.ticks.map(({ value }) => value)}
              tickFormatter={(value: number) => axis.ticks.find((tick) => tick.value === value)?.text ?? formatNumber(value)}
              interval={0}
              width={LEFT}
              tickLine={false}
              axisLine={false}
              tick={{ fontSize: FONT_SIZE, fill: 'var(--ink-2)' }}
            />
            {reference !== null && <ReferenceLine y={reference.value} stroke="var(--ink)" strokeDasharray="1.5 3" strokeWidth={1} />}
            {shownEpoch >= 0 && shownEpoch < newestEpoch && <ReferenceLine x={shownEpoch} stroke="var(--selected)" strokeWidth={1.5} />}
            {crosshair !== null && <ReferenceLine x={crosshair} stroke="var(--ink-2)" strokeWidth={1} />}
            {remark !== null && <ReferenceLine x={remark.epoch} stroke="var(--nan)" strokeDasharray="2 2" />}
            {series.map((line, index) => (
              <Line
                key={line.id}
                dataKey={`s${index}`}
                stroke={line.colour}
                strokeWidth={line.faint === true ? 1 : 1.75}
                {...(line.dashed === true ? { strokeDasharray: '5 3' } : {})}
                dot={epochs.length < 2 ? { r: 3, fill: line.colour, strokeWidth: 0 } : false}
                activeDot={false}
                type="linear"
                isAnimationActive={false}
              />
            ))}
            <text className={styles['quantity']} x={0} y={10}>{axis.title}</text>
            {remark !== null && <text className={styles['remark']} x={Math.min(xOf(remark.epoch) + 5, width - right)} y={top + 12}>{remark.text}</text>}
            <EndLabels series={series} reference={reference} scale={y} x={LEFT + plotWidth} range={[top, height - BOTTOM]} />
          </LineChart>
        )}
      </div>
      {crosshair !== null && (
        <Readout
          title={epochName(crosshair)}
          lines={series.map((line) => ({ name: line.label, value: valueAt(line.id, crosshair), colour: line.colour }))}
          x={xOf(crosshair)}
          width={width}
        />
      )}
    </EpochSlider>
  );
}
