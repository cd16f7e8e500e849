import { openExperiment, pinRun } from '../../store/actions.ts';
import { lab, useLab } from '../../store/lab.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { mainRun } from '../link/mainRun.ts';
import { changeShell } from '../state/shellState.ts';
import { experimentName } from './experimentName.ts';
import styles from './ways.module.css';

/** From here to more than one run, and back. */
export function Ways() {
  const hasStudy = useLab((state) => state.study !== null);
  return (
    <div className={styles['ways']}>
      {hasStudy ? <ActionButton onPress={leaveStudy}>Back to one run</ActionButton> : <ActionButton onPress={pin}>Pin this run</ActionButton>}
      <ActionButton onPress={() => changeShell({ compareOpen: true })}>Compare</ActionButton>
    </div>
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
