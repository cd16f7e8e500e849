import { useMemo } from 'react';
import { evaluateBirth, holdBirth } from '../../store/actions.ts';
import { longBirthOf } from '../../store/birth.ts';
import { useLab } from '../../store/lab.ts';
import { useActivityStatus } from '../model/activity/activity.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { classes } from '../../ui/classes.ts';
import { pauseAll } from '../model/work/requestRun.ts';
import { birthText } from '../model/work/workWords.ts';
import styles from './Notices.module.css';

/** Where the losses at birth stand when they take long: waiting for a yes, on their way, or stopped. */
export function BirthNotice() {
  const study = useLab((state) => state.study);
  const runs = useLab((state) => state.runs);
  const shown = useLab((state) => state.shown);
  const isRunning = useActivityStatus() === 'running';
  const birth = useMemo(() => longBirthOf({ study, runs, shown }), [study, runs, shown]);
  if (birth === null) return null;
  return (
    <div className={classes(styles['notices'], styles['calm'])}>
      <p className={styles['text']}>{birthText(birth)}</p>
      {birth.state === 'going' && <progress className={styles['share']} aria-label="Rows evaluated at birth" max={1} value={birth.share} />}
      <div className={styles['ways']}>
        {birth.state === 'going' ? (
          <ActionButton
            onPress={() => {
              if (isRunning) pauseAll();
              holdBirth();
            }}
          >
            Stop
          </ActionButton>
        ) : (
          <ActionButton onPress={evaluateBirth}>{birth.state === 'waiting' ? 'Evaluate' : 'Go on'}</ActionButton>
        )}
      </div>
    </div>
  );
}
