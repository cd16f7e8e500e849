import { RunVerdict } from '../../panels/diagnosis/VerdictLine.tsx';
import { runColour } from '../../panels/chart/canvas/colour.ts';
import { type ChartedRun, useRunRecords } from '../../panels/run/runRecords.ts';
import { isSameExperiment } from '../../core/experiment/schedule.ts';
import { openedRunsOf } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { namingOf } from '../../store/naming.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { Icon } from '../../ui/icons.tsx';
import { passFocus } from '../../ui/passFocus.ts';
import { WhatDiffers } from './WhatDiffers.tsx';
import styles from './RunCards.module.css';

/** The runs side by side: what differs between them, and of each its name, what the name leaves out, its verdict, and how to drop it. Nothing while there is only one. */
export function RunCards() {
  const sideBySide = useLab((state) => state.sideBySide);
  const open = useLab((state) => openedRunsOf(state).length);
  const records = useRunRecords(sideBySide);
  if (records.length < 2) return null;
  return (
    <>
      <WhatDiffers />
      <ul className={styles['cards']} aria-label="Runs side by side">
        {records.map((record, index) => (
          <Card key={record.id} record={record} index={index} canDrop={open > 1} />
        ))}
      </ul>
    </>
  );
}

function Card({ record, index, canDrop }: { readonly record: ChartedRun; readonly index: number; readonly canDrop: boolean }) {
  const isPinned = useLab(({ runs }) => runs[record.id]?.pinned === true);
  const file = useLab(({ runs }) => runs[record.id]?.file?.name);
  const isOpen = useLab((state) => openedRunsOf(state).some(({ experiment }) => isSameExperiment(experiment, record.experiment)));
  const settings = useLab((state) => namingOf(state).besides[index]?.join(', ') ?? '');
  const { name } = record;
  return (
    <li className={styles['card']} data-pinned={isPinned || undefined} style={{ borderInlineStartColor: runColour(index) }}>
      <div className={styles['head']}>
        <span className={styles['name']}>{name}</span>
        {isPinned && <span className={styles['pinned']}>{file === undefined ? 'pinned' : `from ${file}`}</span>}
        {(isPinned || canDrop) && (
          <ActionButton
            look="quiet"
            square
            className={styles['drop']}
            aria-label={`Drop ${name}`}
            onPress={({ target }) => {
              passFocus(target, 'main');
              if (isPinned) theLab().unpinRun(record.id);
              else theLab().dropRun(record.id);
            }}
          >
            <Icon name="cross" />
          </ActionButton>
        )}
      </div>
      {file !== undefined && !isOpen && (
        <ActionButton look="text" aria-label={`Train ${name} again`} onPress={() => theLab().open({ kind: 'run', experiment: record.experiment })}>
          Train it again
        </ActionButton>
      )}
      {settings !== '' && <p className={styles['settings']}>{settings}</p>}
      <p className={styles['words']}>
        <RunVerdict record={record} />
      </p>
    </li>
  );
}
