/** Steps of the shade; a cell's code from 0 to this is the share of probe rows its unit fires on. */
export const SHADES = 200;
/** Code of a unit with z ≤ 0 on the whole probe, where the activation has a dead state. */
export const DEAD = 254;
/** Code of a unit with a NaN among its pre-activations. */
export const NOT_A_NUMBER = 255;
/** Units that fire on a smaller share of rows than this, dead ones apart, share the faintest code, 0. */
export const FAINT_BELOW = 0.01;

/**
 * What a cell of the raster shows, in one byte: `DEAD`, `NOT_A_NUMBER`, or the shade of `onRate`.
 * `canDie` is the activation's.
 */
export function unitCode(onRate: number, maxPreActivation: number, canDie: boolean): number {
  if (Number.isNaN(maxPreActivation) || Number.isNaN(onRate)) return NOT_A_NUMBER;
  if (canDie && maxPreActivation <= 0) return DEAD;
  if (onRate < FAINT_BELOW) return 0;
  return Math.min(SHADES, Math.max(1, Math.round(onRate * SHADES)));
}
