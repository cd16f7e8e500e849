import { useMemo } from 'react';
import { theLab, useLab } from '../../store/theLab.ts';
import { longBirthOf } from '../../store/runs/birth.ts';
import { useActivityStatus } from '../model/activity/activity.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { classes } from '../../ui/classes.ts';
import { birthText } from '../model/work/workWords.ts';
import styles from './Notices.module.css';

/** Where the losses at birth stand when they take long: waiting for a yes, on their way, or stopped. */
export function BirthNotice() {
  const runs = useLab((state) => state.runs);
  const shown = useLab((state) => state.shown);
  const sideBySide = useLab((state) => state.sideBySide);
  const isRunning = useActivityStatus() === 'running';
  const birth = useMemo(() => longBirthOf({ shown, runs, sideBySide }), [shown, runs, sideBySide]);
  if (birth === null) return null;
  return (
    <div className={classes(styles['notices'], styles['calm'])}>
      <p className={styles['text']}>{birthText(birth)}</p>
      {birth.state === 'going' && <progress className={styles['share']} aria-label="Rows evaluated at birth" max={1} value={birth.share} />}
      <div className={styles['ways']}>
        {birth.state === 'going' ? (
          <ActionButton
            onPress={() => {
              if (isRunning) theLab().pause();
              theLab().holdBirth();
            }}
          >
            Stop
          </ActionButton>
        ) : (
          <ActionButton onPress={() => theLab().evaluateBirth()}>{birth.state === 'waiting' ? 'Evaluate' : 'Go on'}</ActionButton>
        )}
      </div>
    </div>
  );
}
