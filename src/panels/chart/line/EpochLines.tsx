import type { ReactNode } from 'react';
import type { OperationMark } from '../../../core/operations/marks.ts';
import { epochName } from '../../../core/words/names.ts';
import { useHoverEpoch } from '../axis/epochAxis.ts';
import styles from './EpochLines.module.css';
import { OperationMarks } from '../axis/OperationMarks.tsx';
import { EpochSlider } from '../axis/EpochSlider.tsx';
import { LineEnds } from './LineEnds.tsx';
import type { LineEnd } from './lineEnds.ts';
import { linePlace, PLOT_BOTTOM } from './linePlace.ts';
import { LinePlot, type LinePlotProps } from './LinePlot.tsx';
import { Readout } from '../axis/Readout.tsx';
import { axisScale } from '../axis/valueAxis.ts';
import { useSize } from '../../../ui/useSize.ts';

interface EpochLinesProps extends LinePlotProps {
  /** Accessible name. */
  readonly label: string;
  readonly newestEpoch: number;
  readonly shownEpoch: number;
  /** The exact value of a series at an epoch, written. */
  readonly valueAt: (series: string, epoch: number) => string;
  /** Where runs have no finite number any more. */
  readonly ends: readonly LineEnd[];
  /** Where operations were made. */
  readonly marks: readonly OperationMark[];
}

/** Lines over epochs with the crosshair that all panels share. */
export function EpochLines({ label, newestEpoch, shownEpoch, valueAt, epochs, series, axis, axisEnd, reference, ends, marks }: EpochLinesProps): ReactNode {
  const { ref, width, height, type } = useSize<HTMLDivElement>();
  const hovered = useHoverEpoch();
  const place = linePlace({ series, axis, axisEnd, reference }, width, type);
  const { top, xOf, epochAt } = place;
  const floor = height - PLOT_BOTTOM;
  const crosshair = hovered !== null && hovered <= newestEpoch ? hovered : null;
  const span = { top, height: Math.max(0, floor - top) };
  return (
    <EpochSlider
      label={label}
      newestEpoch={newestEpoch}
      shownEpoch={shownEpoch}
      epochAt={(x) => {
        const epoch = epochAt(x);
        return epoch > newestEpoch || x < xOf(0) - 8 ? null : Math.max(0, epoch);
      }}
      valueText={(epoch) => series.map((line) => `${line.label} ${valueAt(line.id, epoch)}`).join(', ')}
    >
      <div className={styles['plot']} ref={ref} aria-hidden="true">
        {width > 0 && height > 0 && <LinePlot epochs={epochs} series={series} axis={axis} axisEnd={axisEnd} reference={reference} width={width} height={height} type={type} />}
        {shownEpoch >= 0 && shownEpoch < newestEpoch && <i className={styles['shown']} style={{ left: xOf(shownEpoch), ...span }} />}
        {crosshair !== null && <i className={styles['crosshair']} style={{ left: xOf(crosshair), ...span }} />}
      </div>
      {width > 0 && height > 0 && <LineEnds ends={ends} series={series} epochs={epochs} place={place} scale={axisScale(axis, floor, top)} floor={floor} />}
      {width > 0 && height > 0 && <OperationMarks marks={marks} xAfter={(epoch) => xOf(epoch + 0.5)} {...span} />}
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
