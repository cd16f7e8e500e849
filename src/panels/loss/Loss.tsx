import { useMemo, useState, type ReactNode } from 'react';
import { operationMarks } from '../../core/operations/marks.ts';
import { axisEndOfRuns, thinEpochs } from '../chart/axis/epochAxis.ts';
import { EpochLines } from '../chart/line/EpochLines.tsx';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { newestEpochOf, epochRows, type ChartedRun, useUnhurriedRecords, useShownEpochOf } from '../run/runRecords.ts';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { TableView } from '../frame/TableView.tsx';
import type { PanelProps } from '../panel.ts';
import { lossChart, lossEnds, writeMeasure, valueOf, type Measure } from './lossChart.ts';

const SHOWN = [{ id: 'linear', label: 'linear' }, { id: 'log', label: 'log' }, { id: 'accuracy', label: 'accuracy' }] as const;
const MOST_POINTS = 500;

/** Train and validation loss over epochs, against the loss of the best constant; several runs over one another. */
export function Loss({ runs }: PanelProps): ReactNode {
  const [shown, setShown] = useState<(typeof SHOWN)[number]['id']>('linear');
  const measure: Measure = shown === 'accuracy' ? 'accuracy' : 'loss';
  const records = useUnhurriedRecords(runs);
  const newestEpoch = newestEpochOf(records);
  const shownEpoch = useShownEpochOf(newestEpoch);
  const chart = useMemo(() => {
    const epochs = thinEpochs(newestEpoch, MOST_POINTS);
    return { epochs, ...lossChart(records, epochs, measure, shown === 'log') };
  }, [records, newestEpoch, measure, shown]);
  const ends = useMemo(() => lossEnds(records, measure), [records, measure]);
  const marks = useMemo(() => operationMarks(records.map(({ experiment }) => experiment), axisEndOfRuns(records)), [records]);
  return (
    <PanelFrame
      id="loss"
      title="Loss"
      summary={records.length > 1 && 'solid: train, dashed: validation'}
      toolbar={<Segmented label="Loss shown as" options={SHOWN} value={shown} onChange={setShown} />}
      table={() => lossTable(records)}
    >
      <EpochLines
        label={`${measure === 'loss' ? 'Loss' : 'Accuracy'} by epoch`}
        {...chart}
        axisEnd={axisEndOfRuns(records)}
        newestEpoch={newestEpoch}
        shownEpoch={shownEpoch}
        ends={ends}
        marks={marks}
        valueAt={(series, epoch) => {
          const line = chart.series.find(({ id }) => id === series);
          return line === undefined ? '' : writeMeasure(valueOf(records[line.run]?.frames[epoch], measure, line.rows), measure);
        }}
      />
    </PanelFrame>
  );
}

function lossTable(records: readonly ChartedRun[]): ReactNode {
  const rows = epochRows(records, (frame) => [
    writeMeasure(valueOf(frame, 'loss', 'train'), 'loss'),
    writeMeasure(valueOf(frame, 'loss', 'validation'), 'loss'),
    writeMeasure(valueOf(frame, 'accuracy', 'train'), 'accuracy'),
    writeMeasure(valueOf(frame, 'accuracy', 'validation'), 'accuracy'),
  ]);
  return <TableView caption="Loss and accuracy by epoch" columns={['epoch', 'train loss', 'validation loss', 'train accuracy', 'validation accuracy']} rows={rows} />;
}
