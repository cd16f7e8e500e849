import { useState, type ReactNode } from 'react';
import { canDie } from '../../core/vocabulary/activations.ts';
import { useLab } from '../../store/theLab.ts';
import type { PanelProps } from '../panel.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { SortBy } from './unitOrder.ts';
import { UnitLegend } from './UnitLegend.tsx';
import styles from './UnitsPanel.module.css';
import { UnitsOf } from './UnitsOf.tsx';
import { UnitTable } from './UnitTable.tsx';
import { probeRowsOf } from '../../core/experiment/layout.ts';
import { formatCount } from '../../core/words/numbers.ts';
import { type ChartedRun, useRunRecords, useShownEpochOf } from '../run/runRecords.ts';
import { focusedLayer, unitRecordOf } from './unitRecord.ts';
import { countWords } from './unitWords.ts';
import { nameOfLayer } from '../../core/words/names.ts';

const SORTS: readonly { readonly id: SortBy; readonly label: string }[] = [
  { id: 'death', label: 'by death' },
  { id: 'unit', label: 'by number' },
  { id: 'onRate', label: 'by z > 0' },
];

/** The signature picture: the life of every unit, one raster a layer. */
export function UnitsPanel({ runs: ids }: PanelProps): ReactNode {
  const [sortBy, setSortBy] = useState<SortBy>('death');
  const runs = useRunRecords(ids);
  const [main] = runs;
  const lastEpoch = Math.max(1, ...runs.map(({ experiment }) => experiment.epochs));
  return (
    <PanelFrame
      id="units"
      title="Units"
      summary={main !== undefined && runs.length === 1 && <UnitSummary run={main} />}
      toolbar={<Segmented label="Sort units" options={SORTS} value={sortBy} onChange={setSortBy} />}
      table={() => runs.map((run) => <UnitTable key={run.id} run={run} sortBy={sortBy} />)}
    >
      <div className={styles['runs']} data-several={runs.length > 1 || undefined}>
        {runs.map((run) => (
          <UnitsOf key={run.id} run={run} sortBy={sortBy} several={runs.length > 1} lastEpoch={lastEpoch} />
        ))}
      </div>
      {runs.length > 1 && <SharedLegend runs={runs} />}
    </PanelFrame>
  );
}

/** The legend of several rasters: what any of them shows. */
function SharedLegend({ runs }: { readonly runs: readonly ChartedRun[] }): ReactNode {
  const layers = runs.flatMap(({ experiment }) => experiment.layers.map(({ activation }) => canDie(activation)));
  const canThey = layers.every(Boolean) ? 'all' : layers.some(Boolean) ? 'some' : 'none';
  const withNaN = runs.some(({ frames, newestEpoch }) => frames[newestEpoch]?.layers.some(({ nanUnits }) => nanUnits > 0));
  return <UnitLegend wide canDie={canThey} withNaN={withNaN} remark="None of these activations has a dead state." />;
}

/** `layer 1 · 61 of 64 dead on 2,048 rows`, at the shown epoch. */
export function UnitSummary({ run }: { readonly run: ChartedRun }): ReactNode {
  const record = unitRecordOf(run);
  const epoch = useShownEpochOf(run.newestEpoch);
  const number = useLab((state) => state.view.layer);
  if (record === null) return null;
  const { layout, life } = focusedLayer(record, number);
  return `${nameOfLayer(layout)} \u00b7 ${countWords(life, epoch)} on ${formatCount(probeRowsOf(record.experiment))} rows`;
}
