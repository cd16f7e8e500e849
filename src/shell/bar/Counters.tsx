import { useMainRun } from '../link/mainRun.ts';
import styles from './counters.module.css';
import { counters, epochText } from './progressText.ts';

/** Epoch, steps, rate and time; the live region says the same to those who do not see it. */
export function Counters() {
  const run = useMainRun();
  if (run === undefined) return null;
  return (
    <div className={styles['counters']}>
      <span className={styles['epoch']}>{epochText(run)}</span>
      <span className={styles['rest']}>{counters(run).join(' · ')}</span>
    </div>
  );
}
