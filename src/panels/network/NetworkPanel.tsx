import { useEffect, useState, type ReactNode } from 'react';
import { severedLayerOf } from '../../core/diagnosis/evidence.ts';
import { probeRowsOf } from '../../core/experiment/layout.ts';
import { earlyPartsOf } from '../../core/experiment/earlyMarks.ts';
import { formatCount } from '../../core/words/numbers.ts';
import { nameOfLayer } from '../../core/words/names.ts';
import { ACTIVATIONS, canDie } from '../../core/vocabulary/activations.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { axisEndOfRuns } from '../chart/axis/epochAxis.ts';
import { PanelFrame } from '../frame/PanelFrame.tsx';
import type { PanelProps } from '../panel.ts';
import { type ChartedRun, useRunRecords, useShownEpochOf } from '../run/runRecords.ts';
import { EarlyTable } from './EarlyTable.tsx';
import { EdgeTable } from './EdgeTable.tsx';
import { NetworkOf } from './NetworkOf.tsx';
import styles from './NetworkPanel.module.css';
import { UnitLegend } from './UnitLegend.tsx';
import type { SortBy } from './unitOrder.ts';
import { focusedLayer, unitRecordOf } from '../run/unitRecord.ts';
import { UnitTable } from './UnitTable.tsx';
import { countWords } from '../run/unitWords.ts';

const SORTS: readonly { readonly id: SortBy; readonly label: string }[] = [
  { id: 'death', label: 'by death' },
  { id: 'unit', label: 'by number' },
  { id: 'onRate', label: 'by z > 0' },
];

/** The signature picture: the network, drawn around the life of every unit. */
export function NetworkPanel({ runs: ids }: PanelProps): ReactNode {
  const [sortBy, setSortBy] = useState<SortBy>('death');
  const runs = useRunRecords(ids);
  const [main] = runs;
  const lastEpoch = axisEndOfRuns(runs);
  useNamedLayer(main);
  return (
    <PanelFrame
      id="network"
      title="Network"
      summary={main !== undefined && runs.length === 1 && <UnitSummary run={main} />}
      toolbar={<Segmented label="Sort units" options={SORTS} value={sortBy} onChange={setSortBy} />}
      table={() =>
        runs.map((run) => (
          <div key={run.id} className={styles['tables']}>
            <UnitTable run={run} sortBy={sortBy} />
            <EarlyTable run={run} />
            <EdgeTable run={run} />
          </div>
        ))
      }
    >
      <section className={styles['units']} aria-label="Units">
        {/* Compared networks scroll, and at birth hold nothing that takes the focus. */}
        <div className={styles['runs']} {...(runs.length > 1 && { 'data-several': true, role: 'group', 'aria-label': 'Compared networks', tabIndex: 0 })}>
          {runs.map((run) => (
            <NetworkOf key={run.id} run={run} sortBy={sortBy} several={runs.length > 1} lastEpoch={lastEpoch} />
          ))}
        </div>
        <Legend runs={runs} />
      </section>
    </PanelFrame>
  );
}

/** Puts the layer that the headline names in focus, while nobody has chosen another. */
function useNamedLayer(run: ChartedRun | undefined): void {
  const epoch = useShownEpochOf(run?.newestEpoch ?? -1);
  const frame = run?.frames[epoch];
  const severed = frame === undefined ? null : severedLayerOf(frame);
  const hidden = run?.experiment.layers.length ?? 0;
  useEffect(() => {
    if (severed !== null && severed <= hidden) theLab().followLayer(severed);
  }, [severed, hidden]);
}

/** The legend of all pictures: what any of them shows. */
function Legend({ runs }: { readonly runs: readonly ChartedRun[] }): ReactNode {
  const activations = runs.flatMap(({ experiment }) => experiment.layers.map(({ activation }) => activation));
  const canThey = activations.every(canDie) ? 'all' : activations.some(canDie) ? 'some' : 'none';
  const withNaN = runs.some(({ frames, newestEpoch }) => frames[newestEpoch]?.layers.some(({ nanUnits }) => nanUnits > 0));
  const [only, ...others] = new Set(activations.map(({ id }) => id));
  const remark = only !== undefined && others.length === 0 ? `${ACTIVATIONS[only].label} has no dead state.` : 'None of these activations has a dead state.';
  return <UnitLegend canDie={canThey} withNaN={withNaN} remark={remark} parts={Math.max(1, ...runs.map(({ experiment }) => earlyPartsOf(experiment)))} />;
}

/** `layer 1 · 61 of 64 dead on 2,048 rows`, at the shown epoch. */
function UnitSummary({ run }: { readonly run: ChartedRun }): ReactNode {
  const record = unitRecordOf(run);
  const epoch = useShownEpochOf(run.newestEpoch);
  const number = useLab((state) => state.view.layer);
  if (record === null) return null;
  const { layout, life } = focusedLayer(record, number);
  return `${nameOfLayer(layout)} \u00b7 ${countWords(life, epoch)} on ${formatCount(probeRowsOf(record.experiment))} rows`;
}
