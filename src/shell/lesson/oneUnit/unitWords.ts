import { countOf, formatNumber } from '../../../core/words/numbers.ts';
import type { Unit, UnitReading } from './unit.ts';

/** Whether the unit lives, in a headline and what follows from it. */
export interface StateWords {
  readonly headline: string;
  readonly rest: string;
}

/** Says of a reading over rows whether its unit is dead, and what that means for its next step. */
export function stateWords({ isDead, rowsOn, preActivations: { length: rows } }: UnitReading, canDie: boolean): StateWords {
  if (isDead) return { headline: 'Dead', rest: `z ≤ 0 on all ${countOf(rows, 'row')}. Its output is 0 and its gradient exactly 0: no step can bring it back unless its inputs change, and the loss stays that of giving 0 everywhere.` };
  const on = `z > 0 on ${rowsOn} of ${countOf(rows, 'row')}.`;
  if (!canDie) return { headline: rowsOn === 0 ? 'Below zero, not dead' : 'Alive', rest: `${on} Where z is negative a share of the gradient still passes, so that every row moves the unit.` };
  if (rowsOn === rows) return { headline: 'Alive, always on', rest: `${on} On these rows the unit is a straight line.` };
  return { headline: 'Alive', rest: `${on} The gradient comes from ${rowsOn === 1 ? 'that row' : 'those rows'} alone.` };
}

/** Says what a step did. */
export function stepWords(before: Unit, after: Unit): string {
  const kernel = after.kernel - before.kernel;
  const bias = after.bias - before.bias;
  if (kernel === 0 && bias === 0) return 'The step moved nothing.';
  return `The step moved w by ${signed(kernel)} and b by ${signed(bias)}.`;
}

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}
