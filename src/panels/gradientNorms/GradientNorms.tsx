import { useMemo, useState, type ReactNode } from 'react';
import { useLab } from '../../store/theLab.ts';
import { layerName } from '../../core/words/names.ts';
import { axisEndOfRuns, thinEpochs } from '../chart/axis/epochAxis.ts';
import { formatNumber } from '../../core/words/numbers.ts';
import { layerColour } from '../chart/canvas/colour.ts';
import { LayerChips } from '../run/LayerChips.tsx';
import { EpochLines } from '../chart/line/EpochLines.tsx';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { newestEpochOf, epochRows, type ChartedRun, useUnhurriedRecords, useShownEpochOf } from '../run/runRecords.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { TableView } from '../frame/TableView.tsx';
import { useScheme } from '../chart/canvas/theme.ts';
import type { PanelProps } from '../panel.ts';
import { normChart, normEnds, normOf, type Tensor } from './normChart.ts';
import styles from './GradientNorms.module.css';

const TENSORS = [{ id: 'kernel', label: 'kernel' }, { id: 'bias', label: 'bias' }] as const;
const MOST_POINTS = 500;
/** Points of all lines together, so that twenty layers are drawn as quickly as one. */
const MOST_POINTS_IN_ALL = 1200;

/** L2 norm of the gradient of every layer over epochs, on a logarithmic axis with exact zeros at its floor. */
export function GradientNorms({ runs }: PanelProps): ReactNode {
  const [tensor, setTensor] = useState<Tensor>('kernel');
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
    return { epochs, ...normChart(records, epochs, tensor, scheme, focus) };
  }, [records, newestEpoch, tensor, scheme, focus]);
  const ends = useMemo(() => normEnds(records, chart.series, tensor), [records, chart, tensor]);
  return (
    <PanelFrame
      id="gradientNorms"
      title="Gradient norms"
      table={() => normTable(records, tensor)}
    >
      <div className={styles['choices']}>
        <Segmented label="Gradient of" options={TENSORS} value={tensor} onChange={setTensor} />
        {records.length > 1 && <LayerChips label="Layer" layer={Math.min(focus, layerCount)} colours={layerColours} />}
        <span className={styles['quantity']}>L2 norm of ∂loss/∂{tensor}</span>
      </div>
      <EpochLines
        label={`Norm of the ${tensor} gradients by epoch`}
        {...chart}
        reference={null}
        axisEnd={axisEndOfRuns(records)}
        newestEpoch={newestEpoch}
        shownEpoch={shownEpoch}
        ends={ends}
        valueAt={(series, epoch) => {
          const line = chart.series.find(({ id }) => id === series);
          return line === undefined ? '' : formatNumber(normOf(records[line.run]?.frames[epoch]?.layers[line.layer - 1], tensor) ?? NaN);
        }}
      />
    </PanelFrame>
  );
}

function normTable(records: readonly ChartedRun[], tensor: Tensor): ReactNode {
  const count = Math.max(0, ...records.map(({ experiment }) => experiment.layers.length + 1));
  const rows = epochRows(records, ({ layers }) => layers.map((layer) => formatNumber(normOf(layer, tensor) ?? NaN)));
  return <TableView caption={`L2 norm of the ${tensor} gradient by epoch`} columns={['epoch', ...Array.from({ length: count }, (_, index) => layerName(index + 1, count))]} rows={rows} />;
}
