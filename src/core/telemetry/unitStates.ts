import { ACTIVATIONS } from '../vocabulary/activations.ts';
import { parseChoice } from '../vocabulary/choiceText.ts';
import type { LayerFrame } from './frame.ts';

/**
 * - `dead`: z ≤ 0 on every probe row, so output and gradient are exactly 0
 * - `nearDead`: on for fewer than 1 % of the rows (the threshold of SageMaker Debugger's `DeadRelu`)
 * - `alwaysOn`: z > 0 on every row; with ReLU the unit is linear
 * - `active`: in between
 * - `nan`: one of its pre-activations is NaN
 *
 * Only units whose activation can die are `dead` or `nearDead`; others are `active` there.
 */
export type UnitState = 'dead' | 'nearDead' | 'active' | 'alwaysOn' | 'nan';

/** Below this share of rows a unit that can die is nearly dead. */
export const NEAR_DEAD_BELOW = 0.01;

/** The state of every unit of a layer, `[units]`. */
export function unitStatesOf({ activation, onRate, maxPreActivation }: Pick<LayerFrame, 'activation' | 'onRate' | 'maxPreActivation'>): UnitState[] {
  const choice = parseChoice(ACTIVATIONS, activation);
  const canDie = choice !== null && ACTIVATIONS[choice.id].canDie;
  return Array.from(onRate, (rate, unit) => {
    const largest = maxPreActivation[unit] ?? NaN;
    if (Number.isNaN(largest)) return 'nan';
    if (rate === 1) return 'alwaysOn';
    if (!canDie) return 'active';
    if (largest <= 0) return 'dead';
    return rate < Math.fround(NEAR_DEAD_BELOW) ? 'nearDead' : 'active';
  });
}
