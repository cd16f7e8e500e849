import { ENGINES, SECOND_OPINION } from '../../core/vocabulary/engines.ts';
import { theLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { useOfMainRun } from '../model/shown/mainRun.ts';
import styles from './EngineLine.module.css';
import { opinionText } from './opinionText.ts';

const AGAINST = ENGINES[SECOND_OPINION].label;

/** Holds the engine that ran against a second one: offered of a run that is paused or finished. */
export function EngineCheck() {
  const id = useOfMainRun('id');
  const engine = useOfMainRun('engine');
  const status = useOfMainRun('status');
  const check = useOfMainRun('check');
  if (id === undefined || check === undefined || engine === undefined || engine === null || engine.id === SECOND_OPINION) return null;
  const isAtRest = status === 'paused' || status === 'finished';
  return (
    <div className={styles['check']}>
      {check.status === 'checking' ? (
        <ActionButton onPress={() => theLab().stopCheck(id)}>Stop checking</ActionButton>
      ) : (
        isAtRest && <ActionButton onPress={() => theLab().checkRun(id)}>Check against {AGAINST}</ActionButton>
      )}
      <output className={styles['opinion']}>
        {check.status === 'checking' && `Training the first steps here and on ${AGAINST}…`}
        {check.status === 'checked' && opinionText(check.opinion)}
        {check.status === 'failed' && `It could not be checked: ${check.message}`}
      </output>
    </div>
  );
}
