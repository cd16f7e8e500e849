import { Group } from 'react-aria-components/Group';
import { pauseRun, resetRun } from '../../store/actions.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { useMainRun } from '../link/mainRun.ts';
import { requestRun } from '../work/requestRun.ts';
import styles from './transport.module.css';

/** Run or Pause, Step and Reset of the main run. */
export function Transport() {
  const status = useMainRun()?.status;
  const running = status === 'running';
  const canStep = status !== undefined && status !== 'finished' && status !== 'failed';
  return (
    <Group className={styles['transport'] ?? ''} aria-label="Training">
      <ActionButton look="primary" className={styles['run']} isDisabled={status === undefined} onPress={() => (running ? pauseRun() : requestRun())}>
        <svg viewBox="0 0 12 12" aria-hidden="true" className={styles['icon']}>
          {running ? <path d="M2.5 1.5h2.5v9H2.5zM7 1.5h2.5v9H7z" /> : <path d="M2.5 1l8 5-8 5z" />}
        </svg>
        {running ? 'Pause' : 'Run'}
      </ActionButton>
      <ActionButton isDisabled={!canStep} onPress={() => requestRun('epoch')}>
        Step
      </ActionButton>
      <ActionButton isDisabled={status === undefined} onPress={resetRun}>
        Reset
      </ActionButton>
    </Group>
  );
}
