import { useState } from 'react';
import { continueRun } from '../../store/actions.ts';
import type { Run } from '../../store/lab.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { classes } from '../controls/classes.ts';
import { Cross } from '../controls/Cross.tsx';
import { useMainRun } from '../link/mainRun.ts';
import { passFocus } from '../state/passFocus.ts';
import styles from './notices.module.css';
import { recoveryText } from './recoveryText.ts';

/** What became of the engine: a failure with the ways on, or one line about what was recovered. */
export function EngineNotice() {
  const run = useMainRun();
  const [dismissed, setDismissed] = useState<Run['recovery']>(null);
  if (run === undefined) return null;
  if (run.failure !== null) return <Failure run={run} message={run.failure.message} />;
  if (run.recovery === null || run.recovery === dismissed) return null;
  return (
    <div className={classes(styles['notices'], styles['calm'])}>
      <p className={styles['text']}>{recoveryText(run.recovery)}</p>
      <ActionButton
        look="quiet"
        square
        aria-label="Dismiss"
        onPress={({ target }) => {
          passFocus(target, 'main');
          setDismissed(run.recovery);
        }}
      >
        <Cross />
      </ActionButton>
    </div>
  );
}

function Failure({ run, message }: { readonly run: Run; readonly message: string }) {
  return (
    <div role="alert" className={classes(styles['notices'], styles['severe'])}>
      <p className={styles['text']}>
        The engine stopped: {message.replace(/\.?$/, '.')} What was recorded is still shown.
      </p>
      <div className={styles['ways']}>
        <ActionButton onPress={() => continueRun(run.id, false)}>Restart the engine</ActionButton>
        {run.experiment.engine !== 'cpu' && <ActionButton onPress={() => continueRun(run.id, true)}>Continue on cpu</ActionButton>}
      </div>
    </div>
  );
}
