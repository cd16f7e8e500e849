import { RunVerdict } from '../../panels/diagnosis/Verdict.tsx';
import { runColour } from '../../panels/kit/runColour.ts';
import { runName } from '../../panels/kit/runName.ts';
import { useRunRecords, type RunRecord } from '../../panels/kit/runRecords.ts';
import { dropRun, unpinRun } from '../../store/actions.ts';
import { useLab } from '../../store/lab.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { Cross } from '../controls/Cross.tsx';
import { passFocus } from '../state/passFocus.ts';
import styles from './runCards.module.css';

/** The runs side by side: name, verdict, and how to drop each. Nothing while there is only one. */
export function RunCards() {
  const shown = useLab((state) => state.shown);
  const open = useLab(({ shown, runs }) => shown.filter((id) => runs[id]?.pinned === false).length);
  const records = useRunRecords(shown);
  if (records.length < 2) return null;
  return (
    <ul className={styles['cards']} aria-label="Runs side by side">
      {records.map((record, index) => (
        <Card key={record.id} record={record} index={index} canDrop={open > 1} />
      ))}
    </ul>
  );
}

function Card({ record, index, canDrop }: { readonly record: RunRecord; readonly index: number; readonly canDrop: boolean }) {
  const isPinned = useLab(({ runs }) => runs[record.id]?.pinned === true);
  const name = runName(record, index);
  return (
    <li className={styles['card']} data-pinned={isPinned || undefined} style={{ borderInlineStartColor: runColour(index) }}>
      <div className={styles['head']}>
        <span className={styles['name']}>{name}</span>
        {isPinned && <span className={styles['pinned']}>pinned</span>}
        {(isPinned || canDrop) && (
          <ActionButton
            look="quiet"
            square
            className={styles['drop']}
            aria-label={`Drop ${name}`}
            onPress={({ target }) => {
              passFocus(target, 'main');
              if (isPinned) unpinRun(record.id);
              else dropRun(record.id);
            }}
          >
            <Cross />
          </ActionButton>
        )}
      </div>
      <p className={styles['words']}>
        <RunVerdict record={record} />
      </p>
    </li>
  );
}
