import { memo, useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { unitReturn } from '../../core/autopsy/unitReturn.ts';
import type { UnitPlace } from '../../core/autopsy/unitFall.ts';
import { probeRowsOf } from '../../core/experiment/layout.ts';
import { experimentAt } from '../../core/experiment/schedule.ts';
import { keptAt } from '../../core/telemetry/keptParameters.ts';
import { canDie } from '../../core/vocabulary/activations.ts';
import { epochName, formatEpochTick, sentenceStart } from '../../core/words/names.ts';
import { formatNumber } from '../../core/words/numbers.ts';
import { unitRunOf } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { SelectEntry } from '../../ui/controls/SelectEntry.tsx';
import { Icon } from '../../ui/icons.tsx';
import { axisEndOf, selectEpoch } from '../chart/axis/epochAxis.ts';
import { storyOf } from '../run/layerLife.ts';
import { unitRecordOf } from '../run/unitRecord.ts';
import { unitWords } from '../run/unitWords.ts';
import { useDeferredRecords, useShownEpochOf, type ChartedRun } from '../run/runRecords.ts';
import { DeathCause } from './DeathCause.tsx';
import { FiringRows } from './FiringRows.tsx';
import { KernelOverTime } from './KernelOverTime.tsx';
import { LayerPage } from './LayerPage.tsx';
import { Absent, Part, Unread } from './pagePieces.tsx';
import { UnitHistogram } from './UnitHistogram.tsx';
import styles from './UnitPage.module.css';
import { birthSentence, marginSentence, returnSentences, unitName } from './unitPageWords.ts';
import { useLayerReading, useLayerRequest } from './useLayerReading.ts';
import { ZLine } from './ZLine.tsx';
import { largestOverEpochs } from './zPoints.ts';

interface UnitPageProps {
  /** Whether it begins as its heading alone where it would lie over what is read: no person has asked for it yet. */
  readonly startsFolded: boolean;
}

/**
 * The page of the unit or layer that is chosen, of one of the runs shown; it follows the epoch shown. Escape or its button closes it, and the keyboard
 * goes back to where it was. Where there is no room beside the panels it can be folded to its heading.
 */
export function UnitPage({ startsFolded }: UnitPageProps): ReactNode {
  const runs = useLab((state) => state.sideBySide);
  const place = useLab((state) => state.view.unit);
  const layerPage = useLab((state) => state.view.layerPage);
  const unitRun = useLab(unitRunOf);
  const records = useDeferredRecords(runs);
  const run = records.find(({ id }) => id === unitRun) ?? records[0];
  // The scrubber answers first.
  const shownEpoch = useDeferredValue(useShownEpochOf(run?.newestEpoch ?? -1));
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isFolded = chosen ?? startsFolded;
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current = document.activeElement;
    // Where no panel had the keyboard, as after a click into a drawing, or when a lesson opens it, it is left alone.
    if ((opener.current?.closest('[data-panel]') ?? null) !== null) heading.current?.focus();
  }, []);
  const close = (): void => {
    const { current } = opener;
    if (current instanceof HTMLElement && current.isConnected && current !== document.body) current.focus();
    else document.getElementById('centre')?.focus();
    theLab().setUnit(null);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from wherever in it the keyboard is.
    <section className={styles['page']} data-folded={isFolded || undefined} aria-label="Unit" onKeyDown={press}>
      <header className={styles['header']}>
        <h2 ref={heading} tabIndex={-1} className={styles['title']}>
          {place === null ? `Layer ${layerPage ?? 1}` : unitName(place)}
        </h2>
        {place !== null && (
          <ActionButton look="small" className={styles['way']} onPress={() => theLab().openLayerPage(place.layer)}>
            All units
          </ActionButton>
        )}
        {place !== null && run !== undefined && <Neighbours place={place} count={run.experiment.layers[place.layer - 1]?.units ?? 1} />}
        <ActionButton look="small" className={styles['fold']} onPress={() => setChosen(!isFolded)}>
          {isFolded ? 'Show' : 'Fold'}
        </ActionButton>
        <ActionButton look="quiet" square aria-label="Close the page of the unit" onPress={close}>
          <Icon name="cross" />
        </ActionButton>
      </header>
      {run !== undefined && records.length > 1 && <RunChoice records={records} shown={run} />}
      {run !== undefined && place !== null && <Life run={run} place={place} shownEpoch={shownEpoch} />}
      {run !== undefined && layerPage !== null && <LayerPage run={run} layer={layerPage} shownEpoch={shownEpoch} />}
    </section>
  );
}

/** Of which of several networks the page is. */
function RunChoice({ records, shown }: { readonly records: readonly ChartedRun[]; readonly shown: ChartedRun }): ReactNode {
  return (
    <div className={styles['choice']}>
      <SelectEntry label="Network" options={records.map(({ id, name }) => ({ id, label: name }))} value={shown.id} onChange={(id) => theLab().setUnitRun(id)} />
    </div>
  );
}

function Neighbours({ place: { layer, unit }, count }: { readonly place: UnitPlace; readonly count: number }): ReactNode {
  const go = (to: number): void => theLab().setUnit({ layer, unit: to });
  return (
    <>
      <ActionButton look="small" className={styles['way']} isDisabled={unit === 0} aria-label="Previous unit" onPress={() => go(unit - 1)}>
        ‹
      </ActionButton>
      <ActionButton look="small" className={styles['way']} isDisabled={unit + 1 >= count} aria-label="Next unit" onPress={() => go(unit + 1)}>
        ›
      </ActionButton>
    </>
  );
}

interface LifeProps {
  readonly run: ChartedRun;
  readonly place: UnitPlace;
  readonly shownEpoch: number;
}

const Life = memo(function Life({ run, place, shownEpoch }: LifeProps): ReactNode {
  const { layer, unit } = place;
  const { experiment, frames, early, newestEpoch } = run;
  const life = unitRecordOf(run)?.layers[layer - 1]?.life;
  const now = frames[shownEpoch]?.layers[layer - 1];
  const born = frames[0]?.layers[layer - 1];
  const kept = keptAt(frames, shownEpoch);
  const birthFrame = keptAt(frames, 0);
  const request = useLayerRequest(experiment, kept, layer);
  const birthRequest = useLayerRequest(experiment, birthFrame, layer);
  const reading = useLayerReading(request);
  const atBirth = useLayerReading(birthRequest);
  const fate = useMemo(() => (kept === null ? null : unitReturn(experiment, kept, place)), [experiment, kept, place]);
  const points = useMemo(() => largestOverEpochs(frames.slice(0, newestEpoch + 1), early, place), [frames, newestEpoch, early, place]);
  if (unit >= (experiment.layers[layer - 1]?.units ?? 0)) return <Absent experiment={experiment} layer={layer} />;
  if (life === undefined || now === undefined || born === undefined) return null;
  const rows = probeRowsOf(experiment);
  const story = storyOf(life, unit, shownEpoch);
  const isMortal = canDie((experimentAt(experiment, Math.max(1, shownEpoch)).layers[layer - 1] ?? experiment.layers[layer - 1])?.activation ?? { id: 'linear', parameters: [] });
  const isDead = story.state === 'dead';
  const zAt = new Map(points.map(({ x, z }) => [x, z]));
  const keptIsDead = isMortal && (kept?.layers[layer - 1]?.maxPreActivation[unit] ?? NaN) <= 0;
  return (
    <div className={styles['body']}>
      <p className={styles['state']} data-dead={isDead || undefined}>
        {unitWords(life, unit, shownEpoch, now.onRate[unit] ?? NaN, now.maxPreActivation[unit] ?? NaN, rows)}
      </p>
      <p className={styles['words']}>{birthSentence({ canDie: life.canDie, onRate: born.onRate[unit] ?? NaN, largest: born.maxPreActivation[unit] ?? NaN, rows })}</p>
      <Part title="Largest pre-activation over the probe">
        <ZLine
          label="Largest pre-activation at every epoch. Arrow keys move over them, Enter shows an epoch."
          points={points}
          from={0}
          to={axisEndOf(newestEpoch, experiment.epochs)}
          mark={shownEpoch}
          at={(epoch) => `${sentenceStart(epochName(epoch))}: largest z ${formatNumber(zAt.get(epoch) ?? NaN)}`}
          tick={formatEpochTick}
          onSelect={(epoch) => selectEpoch(Math.ceil(epoch), newestEpoch)}
        />
      </Part>
      {isMortal && story.died !== null && (
        <Part title="Cause of death">
          <DeathCause run={run} place={place} epoch={Math.ceil(story.died)} />
        </Part>
      )}
      {isMortal && kept !== null && (
        <Part title={keptIsDead ? 'Can it return?' : 'Margin to death'}>
          {kept.epoch !== shownEpoch && <p className={styles['words']}>{`Parameters are kept of ${epochName(kept.epoch)}.`}</p>}
          {!keptIsDead && <p className={styles['words']}>{marginSentence(kept.layers[layer - 1]?.maxPreActivation[unit] ?? NaN)}</p>}
          {fate !== null && returnSentences(fate, keptIsDead, place).map((sentence) => <p key={sentence} className={styles['words']}>{sentence}</p>)}
        </Part>
      )}
      <Part title="Its pre-activations">{reading === null ? <Unread isKept={kept !== null} /> : <UnitHistogram reading={reading} atBirth={atBirth} unit={unit} />}</Part>
      <Part title="Kernel and bias">
        {kept === null ? <Unread isKept={false} /> : <KernelOverTime run={run} place={place} shownEpoch={shownEpoch} />}
      </Part>
      <Part title={`Rows that fire layer ${layer}`}>{reading === null ? <Unread isKept={kept !== null} /> : <FiringRows reading={reading} unit={unit} />}</Part>
    </div>
  );
});
