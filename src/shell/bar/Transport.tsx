import { Group } from 'react-aria-components/Group';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { pauseAll, requestEpoch, requestRun, resetAll } from '../model/work/requestRun.ts';
import { useActivityStatus, useCanStep } from '../model/activity/activity.ts';
import styles from './transport.module.css';

/** Run or Pause, Step and Reset of what is shown: a run, several, or a study. */
export function Transport() {
  const status = useActivityStatus();
  const canStep = useCanStep();
  const running = status === 'running';
  return (
    <Group className={styles['transport'] ?? ''} aria-label="Training">
      <ActionButton look="primary" className={styles['run']} isDisabled={status === 'none'} onPress={() => (running ? pauseAll() : requestRun())}>
        <svg viewBox="0 0 12 12" aria-hidden="true" className={styles['icon']}>
          {running ? <path d="M2.5 1.5h2.5v9H2.5zM7 1.5h2.5v9H7z" /> : <path d="M2.5 1l8 5-8 5z" />}
        </svg>
        {running ? 'Pause' : 'Run'}
      </ActionButton>
      <ActionButton isDisabled={!canStep} onPress={requestEpoch}>
        Step
      </ActionButton>
      <ActionButton isDisabled={status === 'none'} onPress={resetAll}>
        Reset
      </ActionButton>
    </Group>
  );
}
