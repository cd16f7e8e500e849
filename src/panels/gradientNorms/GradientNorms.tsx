import { useMemo, useState, type ReactNode } from 'react';
import { useLab } from '../../store/theLab.ts';
import { layerName } from '../../core/words/names.ts';
import { operationMarks } from '../../core/operations/marks.ts';
import { axisEndOfRuns, thinEpochs } from '../chart/axis/epochAxis.ts';
import { formatNumber } from '../../core/words/numbers.ts';
import { layerColour } from '../chart/canvas/colour.ts';
import { LayerChips } from '../run/LayerChips.tsx';
import { EpochLines } from '../chart/line/EpochLines.tsx';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { newestEpochOf, epochRows, type ChartedRun, useUnhurriedRecords, useShownEpochOf } from '../run/runRecords.ts';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { TableView } from '../frame/TableView.tsx';
import { useScheme } from '../chart/canvas/theme.ts';
import type { PanelProps } from '../panel.ts';
import { normChart, normEnds, normOf, type NormMeasure } from './normChart.ts';
import styles from './GradientNorms.module.css';

const MEASURES = [{ id: 'kernel', label: 'kernel' }, { id: 'bias', label: 'bias' }, { id: 'update', label: 'update' }] as const;
/** What is drawn: beside the choice, and as the name of the chart and its table. */
const QUANTITIES: Readonly<Record<NormMeasure, { readonly formula: string; readonly title: string }>> = {
  kernel: { formula: '‖∂loss/∂kernel‖₂', title: 'Norm of the kernel gradients' },
  bias: { formula: '‖∂loss/∂bias‖₂', title: 'Norm of the bias gradients' },
  update: { formula: '‖Δw‖/‖w‖', title: 'Last update of the epoch over the kernel, norms' },
};
const MOST_POINTS = 500;
/** Points of all lines together, so that twenty layers are drawn as quickly as one. */
const MOST_POINTS_IN_ALL = 1200;

/** L2 norm of the gradient of every layer over epochs, or of its update over its kernel, on a logarithmic axis with exact zeros at its floor. */
export function GradientNorms({ runs }: PanelProps): ReactNode {
  const [measure, setMeasure] = useState<NormMeasure>('kernel');
  const scheme = useScheme();
  const focus = useLab((state) => state.view.layer);
  const records = useUnhurriedRecords(runs);
  const newestEpoch = newestEpochOf(records);
  const shownEpoch = useShownEpochOf(newestEpoch);
  const layerCount = Math.max(1, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const layerColours = Array.from({ length: layerCount }, (_, index) => layerColour(index + 1, layerCount, scheme));
  const chart = useMemo(() => {
    const lines = records.reduce((sum, { experiment }) => sum + experiment.layers.length + 1, 0);
    const epochs = thinEpochs(newestEpoch, Math.min(MOST_POINTS, Math.floor(MOST_POINTS_IN_ALL / Math.max(1, lines))));
    return { epochs, ...normChart(records, epochs, measure, scheme, focus) };
  }, [records, newestEpoch, measure, scheme, focus]);
  const isEmpty = measure === 'update' && chart.series.every(({ values }) => values.every((value) => value === null));
  const ends = useMemo(() => normEnds(records, chart.series, measure), [records, chart, measure]);
  const marks = useMemo(() => operationMarks(records.map(({ experiment }) => experiment), axisEndOfRuns(records)), [records]);
  return (
    <PanelFrame
      id="gradientNorms"
      title="Gradient norms"
      table={() => normTable(records, measure)}
    >
      <div className={styles['choices']}>
        <Segmented label="Norm of" options={MEASURES} value={measure} onChange={setMeasure} />
        {records.length > 1 && <LayerChips label="Layer" layer={Math.min(focus, layerCount)} colours={layerColours} />}
        <span className={styles['quantity']}>{isEmpty ? (newestEpoch < 1 ? 'no update yet' : 'not known') : QUANTITIES[measure].formula}</span>
      </div>
      <EpochLines
        label={`${QUANTITIES[measure].title} by epoch`}
        {...chart}
        axisEnd={axisEndOfRuns(records)}
        newestEpoch={newestEpoch}
        shownEpoch={shownEpoch}
        ends={ends}
        marks={marks}
        valueAt={(series, epoch) => {
          const line = chart.series.find(({ id }) => id === series);
          return line === undefined ? '' : writeNorm(normOf(records[line.run]?.frames[epoch]?.layers[line.layer - 1], measure));
        }}
      />
    </PanelFrame>
  );
}

/** A norm or ratio; `–` where there is none. */
function writeNorm(value: number | null): string {
  return value === null ? '–' : formatNumber(value);
}

function normTable(records: readonly ChartedRun[], measure: NormMeasure): ReactNode {
  const count = Math.max(0, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const rows = epochRows(records, ({ layers }) => layers.map((layer) => writeNorm(normOf(layer, measure))));
  return <TableView caption={`${QUANTITIES[measure].title}, by epoch`} columns={['epoch', ...Array.from({ length: count }, (_, index) => layerName(index + 1, count))]} rows={rows} />;
}
