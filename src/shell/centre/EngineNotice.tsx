import { useState } from 'react';
import { continueRun } from '../../store/actions.ts';
import type { Run, RunId } from '../../store/lab.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { classes } from '../controls/classes.ts';
import { DismissButton } from '../controls/DismissButton.tsx';
import { useMainExperiment, useOfMainRun } from '../link/mainRun.ts';
import styles from './notices.module.css';
import { recoveryText } from './recoveryText.ts';

/** What became of the engine: a failure with the ways on, or one line about what was recovered. */
export function EngineNotice() {
  const id = useOfMainRun('id');
  const failure = useOfMainRun('failure') ?? null;
  const recovery = useOfMainRun('recovery') ?? null;
  const [dismissed, setDismissed] = useState<Run['recovery']>(null);
  if (id === undefined) return null;
  if (failure !== null) return <Failure run={id} message={failure.message} />;
  if (recovery === null || recovery === dismissed) return null;
  return (
    <div className={classes(styles['notices'], styles['calm'])}>
      <p className={styles['text']}>{recoveryText(recovery)}</p>
      <DismissButton label="Dismiss" onDismiss={() => setDismissed(recovery)} />
    </div>
  );
}

function Failure({ run, message }: { readonly run: RunId; readonly message: string }) {
  const isOnCpu = useMainExperiment()?.engine === 'cpu';
  return (
    <div role="alert" className={classes(styles['notices'], styles['severe'])}>
      <p className={styles['text']}>
        The engine stopped: {message.replace(/\.?$/, '.')} What was recorded is still shown.
      </p>
      <div className={styles['ways']}>
        <ActionButton onPress={() => continueRun(run, false)}>Restart the engine</ActionButton>
        {!isOnCpu && <ActionButton onPress={() => continueRun(run, true)}>Continue on cpu</ActionButton>}
      </div>
    </div>
  );
}
