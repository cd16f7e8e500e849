import { FIELDS } from '../../core/experiment/fields.ts';
import { runColour } from '../../panels/kit/runColour.ts';
import { runName } from '../../panels/kit/runName.ts';
import { dropRun, openExperiment, pinRun, unpinRun } from '../../store/actions.ts';
import { lab, useLab, type Run } from '../../store/lab.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { Cross } from '../controls/Cross.tsx';
import { mainRun } from '../link/mainRun.ts';
import { changeShell } from '../state/shellState.ts';
import { experimentName } from './experimentName.ts';
import styles from './runsLine.module.css';

/** What is shown side by side, each with how to drop it, and the ways to show more. */
export function RunsLine() {
  const study = useLab((state) => state.study !== null);
  const shown = useLab((state) => state.shown);
  const runs = useLab((state) => state.runs);
  const key = useLab((state) => state.comparison?.comparison.key);
  const listed = shown.flatMap((id) => runs[id] ?? []);
  const open = listed.filter(({ pinned }) => !pinned).length;
  const setting = Object.values(FIELDS).find((field) => field.key === key)?.label;
  return (
    <div className={styles['line']}>
      {!study && listed.length > 1 && (
        <ul className={styles['runs']} aria-label="Runs side by side">
          {setting !== undefined && <li className={styles['setting']}>{setting}</li>}
          {listed.map((run, index) => (
            <Chip key={run.id} run={run} index={index} canDrop={run.pinned || open > 1} />
          ))}
        </ul>
      )}
      <span className={styles['ways']}>
        {study && <ActionButton onPress={leaveStudy}>Back to one run</ActionButton>}
        {!study && <ActionButton onPress={pin}>Pin this run</ActionButton>}
        <ActionButton onPress={() => changeShell({ compareOpen: true })}>Compare</ActionButton>
      </span>
    </div>
  );
}

function Chip({ run, index, canDrop }: { readonly run: Run; readonly index: number; readonly canDrop: boolean }) {
  const name = runName(run, index);
  return (
    <li className={styles['chip']} data-pinned={run.pinned || undefined}>
      <i className={styles['mark']} style={{ background: runColour(index) }} />
      <span>{run.pinned ? `${name}, pinned` : name}</span>
      {canDrop && (
        <ActionButton look="quiet" square className={styles['drop']} aria-label={`Drop ${name}`} onPress={() => (run.pinned ? unpinRun(run.id) : dropRun(run.id))}>
          <Cross />
        </ActionButton>
      )}
    </li>
  );
}

function leaveStudy(): void {
  const { study } = lab.getState();
  if (study !== null) openExperiment(study.base);
}

function pin(): void {
  const run = mainRun();
  if (run === undefined) return;
  const name = run.label ?? experimentName(run.experiment);
  if (pinRun(name) !== null) changeShell({ toast: { text: `Pinned ${name}: it stays beside whatever you open next.` } });
}
