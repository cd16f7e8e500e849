import { ACTIVATIONS, type ActivationChoice } from '../vocabulary/activations.ts';

/**
 * Share of a layer's units that are dead, from the largest z of each, `[units]`: dead when it is ≤ 0. Null
 * where the activation has no dead state or a unit has a NaN.
 */
export function deadFractionOf(activation: ActivationChoice, maxPreActivation: Float32Array): number | null {
  if (!ACTIVATIONS[activation.id].canDie) return null;
  let dead = 0;
  for (const largest of maxPreActivation) {
    if (Number.isNaN(largest)) return null;
    if (largest <= 0) dead += 1;
  }
  return dead / maxPreActivation.length;
}
