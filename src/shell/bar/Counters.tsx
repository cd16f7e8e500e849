import { Button } from 'react-aria-components/Button';
import { useLab } from '../../store/lab.ts';
import { setEpoch } from '../../store/view.ts';
import { useMainRun } from '../link/mainRun.ts';
import styles from './counters.module.css';
import { epochText, stepsText, timeText } from './progressText.ts';

/** Epoch, steps, rate and time; the live region says the same to those who do not see it. */
export function Counters() {
  const run = useMainRun();
  const chosen = useLab((state) => state.view.epoch);
  if (run === undefined) return null;
  const time = timeText(run);
  return (
    <div className={styles['counters']}>
      <span>
        <span className={styles['epoch']}>{epochText(run)}</span>
        {time !== '' && ` · ${time}`}
      </span>
      {chosen === null ? <span>{stepsText(run)}</span> : <BackToNewest epoch={chosen} />}
    </div>
  );
}

/** Says that a past epoch is shown, and leads back. */
function BackToNewest({ epoch }: { readonly epoch: number }) {
  return (
    <Button className={styles['back'] ?? ''} onPress={() => setEpoch(null)}>
      {epoch === 0 ? 'Birth' : `Epoch ${epoch}`} shown · to newest
    </Button>
  );
}
