import { formatNumber, formatShare } from '../../../core/words/numbers.ts';
import { lossIfDead } from './unit.ts';
import styles from './OneUnitPage.module.css';
import { stateWords } from './unitWords.ts';
import type { UnitUnderHand } from './useUnit.ts';

/** Whether the unit lives, and its numbers. A death is announced, a drag is not. */
export function UnitState({ hand: { reading, canDie, inputs } }: { readonly hand: UnitUnderHand }) {
  const { headline, rest } = stateWords(reading, canDie);
  const { gradient, rowsOn, preActivations, loss } = reading;
  return (
    <div className={styles['state']}>
      <p className={styles['verdict']}>
        <i className={styles['swatch']} data-dead={reading.isDead || undefined} aria-hidden="true" />
        <span>
          <strong>{headline}.</strong> {rest}
        </span>
      </p>
      <dl className={styles['numbers']}>
        <div>
          <dt>Gradient of w</dt>
          <dd>{formatNumber(gradient.kernel)}</dd>
        </div>
        <div>
          <dt>Gradient of b</dt>
          <dd>{formatNumber(gradient.bias)}</dd>
        </div>
        <div>
          <dt>Rows on</dt>
          <dd>{formatShare(rowsOn / preActivations.length)}</dd>
        </div>
        <div>
          <dt>Loss</dt>
          <dd>{formatNumber(loss)}</dd>
        </div>
        <div>
          <dt>Loss if dead</dt>
          <dd>{formatNumber(lossIfDead(inputs))}</dd>
        </div>
      </dl>
      <output className="unseen">{reading.isDead ? `${headline}: ${rest}` : 'The unit is not dead.'}</output>
    </div>
  );
}
