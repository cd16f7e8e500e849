import { useMainRun } from '../link/mainRun.ts';
import styles from './counters.module.css';
import { epochText, stepsText, timeText } from './progressText.ts';

/** Epoch, steps, rate and time; the live region says the same to those who do not see it. */
export function Counters() {
  const run = useMainRun();
  if (run === undefined) return null;
  const time = timeText(run);
  return (
    <div className={styles['counters']}>
      <span>
        <span className={styles['epoch']}>{epochText(run)}</span>
        {time !== '' && ` · ${time}`}
      </span>
      <span>{stepsText(run)}</span>
    </div>
  );
}
