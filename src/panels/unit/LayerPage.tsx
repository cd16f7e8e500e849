import { memo, useEffect, useMemo, useState, type ReactNode } from 'react';
import { effectiveRank } from '../../core/autopsy/effectiveRank.ts';
import type { LayerReading } from '../../core/autopsy/layerReading.ts';
import { agreement, outputsOf, resetRules, unitWorth } from '../../core/autopsy/resetRules.ts';
import { layoutOf, probeRowsOf } from '../../core/experiment/layout.ts';
import { keptAt } from '../../core/telemetry/keptParameters.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { epochName, sentenceStart } from '../../core/words/names.ts';
import { countOf, formatCount, formatNumber, formatPercent } from '../../core/words/numbers.ts';
import { RangeSlider } from '../../ui/controls/RangeSlider.tsx';
import { axisEndOf } from '../chart/axis/epochAxis.ts';
import { countWords } from '../run/unitWords.ts';
import { unitRecordOf } from '../run/unitRecord.ts';
import type { ChartedRun } from '../run/runRecords.ts';
import { TableView } from '../frame/TableView.tsx';
import { FiringRows } from './FiringRows.tsx';
import { lifetimesOf } from './lifetimes.ts';
import { inSlices } from './inSlices.ts';
import styles from './LayerPage.module.css';
import { DEAD_COLUMNS, deadNote, deadRows } from './deadCounts.ts';
import { layerColumns } from './layerRows.ts';
import { LayerTable } from './LayerTable.tsx';
import { Absent, Part, Unread } from './pagePieces.tsx';
import { SurvivalCurve } from './SurvivalCurve.tsx';
import { useLayerReading, useLayerRequest } from './useLayerReading.ts';

/** τ of ReDo that the slider stops at; 0, .025 and .1 are those in use. */
const THRESHOLDS = [0, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1];
const FIRST_THRESHOLD = 0.025;

interface LayerPageProps {
  readonly run: ChartedRun;
  readonly layer: number;
  readonly shownEpoch: number;
}

/** A whole layer at the epoch shown: its units as a table, how they survive, what each rule would reset, how many directions its outputs have. */
export const LayerPage = memo(function LayerPage({ run, layer, shownEpoch }: LayerPageProps): ReactNode {
  const { experiment, frames, newestEpoch } = run;
  const kept = keptAt(frames, shownEpoch);
  const reading = useLayerReading(useLayerRequest(experiment, kept, layer));
  const life = unitRecordOf(run)?.layers[layer - 1]?.life;
  const now = frames[shownEpoch];
  const newest = frames[newestEpoch];
  if (layer > experiment.layers.length) return <Absent experiment={experiment} layer={layer} />;
  if (life === undefined || now === undefined || newest === undefined) return null;
  const rows = formatCount(probeRowsOf(experiment));
  return (
    <div className={styles['body']}>
      <p className={styles['state']}>
        {`${sentenceStart(epochName(shownEpoch))}: ${countWords(life, shownEpoch)} on the ${rows} rows of the probe.`}
      </p>
      <DeadOnWhat experiment={experiment} frame={now} kept={kept} newest={newest} />
      {life.canDie && (
        <Part title="Survival">
          <SurvivalCurve lives={lifetimesOf(life, shownEpoch)} epoch={shownEpoch} axisEnd={axisEndOf(newestEpoch, experiment.epochs)} />
        </Part>
      )}
      {reading === null ? <Unread isKept={kept !== null} /> : <Read reading={reading} life={life} />}
    </div>
  );
});

/** How many units of each layer are dead on the probe, on all training rows and on the whole box. */
function DeadOnWhat({ experiment, frame, kept, newest }: Parameters<typeof deadRows>[0]): ReactNode {
  const rows = useMemo(() => deadRows({ experiment, frame, kept, newest }), [experiment, frame, kept, newest]);
  if (experiment.layers.every(({ activation }) => !canDie(activation))) return null;
  return (
    <Part title="Dead on what?">
      <TableView caption={`Dead units of every layer at ${epochName(frame.epoch)}`} columns={DEAD_COLUMNS} rows={rows} />
      <p className={styles['words']}>{deadNote(experiment, kept)}</p>
    </Part>
  );
}

/** What comes of the layer's values on the probe. */
function Read({ reading, life }: { readonly reading: LayerReading; readonly life: Parameters<typeof layerColumns>[0]['life'] }): ReactNode {
  const [threshold, setThreshold] = useState(FIRST_THRESHOLD);
  const { layout, request, rows } = reading;
  const { frame, experiment } = request;
  const outputs = useMemo(() => outputsOf(reading), [reading]);
  const worth = useMemo(() => unitWorth(outputs, layout, layoutOf(experiment).layers[layout.number], frame.parameters), [outputs, layout, experiment, frame]);
  const columns = useMemo(() => layerColumns({ experiment, layout, life, frame, worth }), [experiment, layout, life, frame, worth]);
  const rules = resetRules(layout, frame.layers[layout.number - 1]?.maxPreActivation ?? [], worth, threshold);
  const shared = agreement(rules);
  const at = epochName(frame.epoch);
  return (
    <>
      <Part title="Units">
        <LayerTable caption={`Units of layer ${layout.number} at ${at}`} layer={layout.number} units={layout.units} columns={columns} />
        <p className={styles['words']}>{`At ${at}; dormant score and utility on ${formatCount(rows)} probe rows. The largest z of a living unit is its margin to death${columns.some(({ id }) => id === 'box') ? '; at or below 0 on the box, no row of this data makes it fire' : ''}. Utility is mean |output| times the sum of |outgoing weights| at this epoch.`}</p>
      </Part>
      <Part title="Which units would each rule reset?">
        <div className={styles['threshold']}>
          <span aria-hidden="true">τ of ReDo</span>
          <RangeSlider label="τ of ReDo" stops={THRESHOLDS} value={threshold} format={String} onChange={setThreshold} />
          <output>{threshold}</output>
        </div>
        <table className={styles['table']}>
          <caption className={styles['words']}>Units that both rules would reset</caption>
          <thead>
            <tr>
              <th scope="col">rule</th>
              {rules.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map(({ name }, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {rules.map((other, column) => (
                  <td key={other.name}>{formatCount(shared[row]?.[column] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles['words']}>{`Dormant: a score of ${threshold} or below, the unit’s mean |output| over the layer’s mean. Least utility: as many as are dead, and at least one unit in twenty.`}</p>
      </Part>
      <Part title="Effective rank of the outputs">
        <Rank outputs={outputs} units={layout.units} />
      </Part>
      <Part title={`Rows that fire layer ${layout.number}`}>
        <FiringRows reading={reading} unit={null} />
      </Part>
    </>
  );
}

/** How many directions the outputs have, computed in slices. */
function Rank({ outputs, units }: { readonly outputs: Float64Array; readonly units: number }): ReactNode {
  const [known, setKnown] = useState<{ readonly of: Float64Array; readonly rank: number } | null>(null);
  useEffect(() => inSlices(effectiveRank(outputs, units), (rank) => setKnown({ of: outputs, rank })), [outputs, units]);
  if (known?.of !== outputs) return <p className={styles['words']}>Computing…</p>;
  const share = known.rank / units;
  return <p className={styles['words']}>{`${formatNumber(known.rank)} of ${countOf(units, 'unit')} (${formatPercent(share)}): e to the entropy of the singular values of its outputs on the rows read. All units alike give 1, all silent 0.`}</p>;
}
