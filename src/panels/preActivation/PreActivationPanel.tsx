import { memo, useState, type ReactNode } from 'react';
import { useLab } from '../../store/theLab.ts';
import type { PanelProps } from '../panel.ts';
import { epochName } from '../../core/words/names.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { type ChartedRun, useRunRecords, useShownEpochOf } from '../run/runRecords.ts';
import { PreActivationOf, type Span } from './PreActivationOf.tsx';
import styles from './PreActivationPanel.module.css';
import { formatCount, formatNumber, formatShare } from '../../core/words/numbers.ts';
import { TableView } from '../frame/TableView.tsx';
import { barsOf } from '../chart/histogram/bars.ts';

const SPANS: readonly { readonly id: Span; readonly label: string }[] = [
  { id: 'all', label: 'all time' },
  { id: 'shown', label: 'own' },
];

/** Where z lies: the distribution of the layer in focus, sliding over the zero line. */
export function PreActivationPanel({ runs: ids }: PanelProps): ReactNode {
  const [span, setSpan] = useState<Span>('all');
  const runs = useRunRecords(ids);
  const layer = useLab((state) => state.view.layer);
  const epoch = useShownEpochOf(runs[0]?.newestEpoch ?? -1);
  return (
    <PanelFrame
      id="preActivation"
      title="Pre-activation"
      summary={epoch >= 0 && (runs.length > 1 ? `layer ${layer}` : `layer ${layer} \u00b7 ${epochName(epoch)}`)}
      toolbar={<Segmented label="Scale of z" options={SPANS} value={span} onChange={setSpan} />}
      table={() => runs.map((run) => <PreActivationTable key={run.id} run={run} />)}
    >
      <div className={styles['runs']}>
        {runs.map((run) => (
          <PreActivationOf key={run.id} run={run} span={span} beside={runs} />
        ))}
      </div>
    </PanelFrame>
  );
}

/** The histogram of the layer in focus at the shown epoch, as a table. */
const PreActivationTable = memo(function PreActivationTable({ run: { name, frames, newestEpoch } }: { readonly run: ChartedRun }): ReactNode {
  const focus = useLab((state) => state.view.layer);
  const epoch = useShownEpochOf(newestEpoch);
  const distribution = frames[epoch]?.layers[focus - 1]?.preActivation;
  if (distribution === undefined) return null;
  const { bars, zeros, total } = barsOf(distribution);
  const rows = [
    ...bars.map(({ from, to, count }) => [formatNumber(from), formatNumber(to), formatCount(count), formatShare(count / total)]),
    ['exactly 0', '', formatCount(zeros), formatShare(zeros / total)],
    ['NaN', '', formatCount(distribution.nanCount), ''],
    ['infinite', '', formatCount(distribution.infCount), ''],
  ];
  return <TableView caption={`${name === '' ? '' : `${name}, `}Layer ${focus} at ${epochName(epoch)}`} columns={['z from', 'to', 'count', 'share']} rows={rows} />;
});
