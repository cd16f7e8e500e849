import { ACTIVATIONS, type ActivationChoice } from '../vocabulary/activations.ts';
import type { LayerFrame } from './frame.ts';

/**
 * Which shares of a layer's pre-activations lie where its activation is saturated, and where its slope is below 1 % of its largest.
 * Both null where the activation is not flat on both sides or a pre-activation is NaN. `[units, rows]`, not empty.
 */
export function saturationOf({ id }: ActivationChoice, preActivations: Float32Array): Pick<LayerFrame, 'saturatedFraction' | 'flatFraction'> {
  const { saturation } = ACTIVATIONS[id];
  if (saturation === undefined) return { saturatedFraction: null, flatFraction: null };
  const { below, above, flat } = saturation;
  let saturatedCount = 0;
  let flatCount = 0;
  for (const z of preActivations) {
    if (Number.isNaN(z)) return { saturatedFraction: null, flatFraction: null };
    if (z < below || z > above) saturatedCount += 1;
    if (Math.abs(z) > flat) flatCount += 1;
  }
  return { saturatedFraction: saturatedCount / preActivations.length, flatFraction: flatCount / preActivations.length };
}
