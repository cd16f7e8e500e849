import type { ReactNode } from 'react';
import type { UnitDeath } from '../../core/autopsy/stepRecording.ts';
import type { UnitPlace } from '../../core/autopsy/unitFall.ts';
import { weightName } from '../../core/words/names.ts';
import { formatCount, formatNumber } from '../../core/words/numbers.ts';
import { canRecord } from '../../store/runs/autopsy.ts';
import type { Autopsy } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import type { ChartedRun } from '../run/runRecords.ts';
import styles from './UnitPage.module.css';
import { batchSentence, deathSentence, fallParts, fallSentence, momentumSentence, signed, unitName } from './unitPageWords.ts';
import { ZLine } from './ZLine.tsx';

interface DeathCauseProps {
  readonly run: ChartedRun;
  readonly place: UnitPlace;
  /** The epoch, from 1, in which the unit died last, up to the epoch shown. */
  readonly epoch: number;
}

/** Rows of a batch that are named. */
const MOST_ROWS = 12;
/** Entries of a kernel that have a line of their own. */
const MOST_ENTRIES = 8;

/** What killed a unit: nothing before it is asked, then how far the epoch's second training is, then the step, its parts and its batch. */
export function DeathCause({ run, place, epoch }: DeathCauseProps): ReactNode {
  const autopsy = useLab(({ autopsy: each }) => (each !== null && each.run === run.id && each.epoch === epoch && each.layer === place.layer && each.unit === place.unit ? each : null));
  const isReady = useLab(({ runs }) => {
    const known = runs[run.id];
    return known !== undefined && canRecord(known);
  });
  const ask = (): void => theLab().openAutopsy(run.id, { ...place, epoch });
  if (autopsy?.status === 'recorded' && autopsy.recording !== null) return <Recorded autopsy={autopsy} recording={autopsy.recording} place={place} />;
  if (autopsy?.status === 'recording') {
    return (
      <div className={styles['asked']}>
        <output>{`Training up to epoch ${epoch} again, with every step of it recorded…`}</output>
        <progress max={1} value={autopsy.share} aria-label="Training again" />
        <ActionButton look="small" onPress={() => theLab().closeAutopsy()}>
          Cancel
        </ActionButton>
      </div>
    );
  }
  return (
    <div className={styles['asked']}>
      <p>
        {`It died in epoch ${epoch}. At which step, and of what, is found by training the run again up to that epoch and recording every step of it.`}
        {!isReady && ' That can be done while the run rests.'}
      </p>
      {autopsy?.status === 'failed' && <p role="alert">{`The epoch could not be trained again. ${autopsy.message ?? ''}`}</p>}
      <ActionButton look="primary" isDisabled={!isReady || autopsy?.status === 'asked'} onPress={ask}>
        Find the step
      </ActionButton>
    </div>
  );
}

function Recorded({ autopsy: { agrees, epoch }, recording: { steps, largest, death, every }, place }: { readonly autopsy: Autopsy; readonly recording: NonNullable<Autopsy['recording']>; readonly place: UnitPlace }): ReactNode {
  const points = Array.from(steps, (x, index) => ({ x, z: largest[index] ?? NaN }));
  const zAt = new Map(points.map(({ x, z }) => [x, z]));
  return (
    <>
      <output className={styles['cause']}>
        {death === null ? `${unitName(place)} did not die in epoch ${epoch} when it was trained again, or lived again at its end.` : deathSentence(death, place, epoch)}
      </output>
      {agrees === false && <p role="alert">The epoch, trained again, did not end as it did in the run: this engine does not give the same bits each time, and the step may be another one.</p>}
      {death !== null && (
        <>
          <p>{fallSentence(death)}</p>
          <Parts death={death} place={place} />
          <p>{momentumSentence(death)}</p>
          <p>{batchWords(death)}</p>
        </>
      )}
      <ZLine
        label={`Largest pre-activation at ${every === 1 ? 'every step' : `every ${formatCount(every)} steps`} of epoch ${epoch}. Arrow keys move over the steps.`}
        points={points}
        from={steps[0] ?? 0}
        to={steps.at(-1) ?? 1}
        mark={death?.step ?? null}
        at={(step) => `Step ${formatCount(step)}: largest z ${formatNumber(zAt.get(step) ?? NaN)}`}
        tick={formatCount}
      />
    </>
  );
}

/** How the largest pre-activation came from above 0 to below it, line by line. */
function Parts({ death, place }: { readonly death: UnitDeath; readonly place: UnitPlace }): ReactNode {
  const entries = Array.from(death.byKernel, (by, input) => ({ name: `${weightName(place.layer, input)}: ${signed(death.kernel.update[input] ?? NaN)} × ${formatNumber(death.inputs[input] ?? NaN)}`, by }));
  const shown = entries.toSorted((one, other) => Math.abs(other.by) - Math.abs(one.by)).slice(0, MOST_ENTRIES);
  const rest = entries.length - shown.length;
  return (
    <table className={styles['parts']}>
      <caption>What moved it in that update</caption>
      <tbody>
        <Line name="before" value={formatNumber(death.largestBefore)} />
        {fallParts(death, place).map(({ name, by }) => (
          <Line key={name} name={name} value={signed(by)} />
        ))}
        <Line name="after" value={formatNumber(death.largestAfter)} />
        {shown.map(({ name, by }) => (
          <Line key={name} name={name} value={signed(by)} isPart />
        ))}
        {rest > 0 && <Line name={`${formatCount(rest)} other weights`} value={signed(entries.reduce((sum, { by }) => sum + by, 0) - shown.reduce((sum, { by }) => sum + by, 0))} isPart />}
      </tbody>
    </table>
  );
}

function Line({ name, value, isPart = false }: { readonly name: string; readonly value: string; readonly isPart?: boolean }): ReactNode {
  return (
    <tr data-part={isPart || undefined}>
      <th scope="row">{isPart ? `of the kernel, ${name}` : name}</th>
      <td>{value}</td>
    </tr>
  );
}

function batchWords(death: UnitDeath): string {
  const { rows, labels } = death.batch;
  const named = Array.from(rows.subarray(0, MOST_ROWS), (row, index) => `${formatCount(row + 1)} (${labels[index] ?? 0})`).join(', ');
  return `${batchSentence(death)} Rows, with their labels: ${named}${rows.length > MOST_ROWS ? ', …' : '.'}`;
}
