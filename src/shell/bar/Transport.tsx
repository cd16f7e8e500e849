import { Group } from 'react-aria-components/Group';
import { ActionControl } from '../actions/ActionControl.tsx';
import styles from './Transport.module.css';

/** Run or Pause, Step and Reset of what is shown: a run, several, or a study. */
export function Transport() {
  return (
    <Group className={styles['transport'] ?? ''} aria-label="Training">
      <ActionControl action="run" look="primary" className={styles['run']} />
      <ActionControl action="step" />
      <ActionControl action="reset" />
    </Group>
  );
}
