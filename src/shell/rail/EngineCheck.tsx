import { ENGINES, SECOND_OPINION } from '../../core/vocabulary/engines.ts';
import { theLab } from '../../store/theLab.ts';
import { ActionButton } from '../../ui/controls/ActionButton.tsx';
import { useOfMainRun } from '../model/shown/mainRun.ts';
import styles from './EngineLine.module.css';
import { countOf, formatNumber } from '../../core/words/numbers.ts';
import type { Check } from '../../store/run.ts';

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

type Opinion = Extract<Check, { status: 'checked' }>['opinion'];

/** What a second engine said of the first steps, in two sentences. */
export function opinionText({ steps, loss, gradient }: Opinion): string {
  const where = `layer ${gradient.layer} ${gradient.tensor}, ${placeOf(gradient.step)}`;
  const losses = loss.worst === 0 ? 'are equal' : `differ by at most ${formatNumber(loss.worst)} (${placeOf(loss.step)})`;
  const gradients = gradient.worst === 0 ? 'are equal' : `by at most ${formatNumber(gradient.worst)} of the largest in their kernel or bias (${where})`;
  return `The first ${countOf(steps, 'step')} again, here and on ${ENGINES[SECOND_OPINION].label}: losses ${losses}; gradients ${gradient.worst === 0 ? '' : 'differ '}${gradients}.`;
}

function placeOf(step: number): string {
  return step === 0 ? 'at birth' : `step ${step}`;
}
