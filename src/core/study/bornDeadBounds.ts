import type { Experiment } from '../experiment/experiment.ts';
import type { InitializerChoice } from '../vocabulary/initializers.ts';

/** Bounds of a probability, each 0 to 1. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Bounds of the probability that a ReLU network of equal widths is born dead (some hidden layer severed), for
 * one input on a symmetric box, kernels symmetric about 0, bias 0. Source: Lu, Shin, Su, Karniadakis, "Dying ReLU
 * and Initialization" (arXiv 1903.06733), with L = depth + 1 layers of which `depth` are hidden.
 */
export function bornDeadBounds(width: number, depth: number): Bounds {
  const half = 2 ** -width;
  const a1 = 1 - half;
  const a2 = 1 - 2 * half - (width - 1) * half ** 2;
  const weight = ((1 - 2 * half) * (1 - half)) / (1 + (width - 1) * half);
  return {
    lower: 1 - a1 ** (depth - 1) + weight * (a2 ** (depth - 1) - a1 ** (depth - 1)),
    upper: 1 - a1 ** depth,
  };
}

const SYMMETRIC = new Set(['he_normal', 'he_uniform', 'lecun_normal', 'lecun_uniform', 'glorot_normal', 'glorot_uniform', 'orthogonal']);

/** Whether kernels are spread symmetrically about 0; those that are all 0 are not spread. */
function isSymmetric({ id, parameters: [first = 0, second = 0] }: InitializerChoice): boolean {
  if (id === 'random_normal') return first > 0;
  return SYMMETRIC.has(id) || (id === 'random_uniform' && first === -second);
}

/** Whether the bounds hold for an experiment at birth: what the theorem assumes. */
export function boundsApply({ data, inputs, layers }: Experiment): boolean {
  return (
    data === 'symmetric-box' &&
    inputs === 1 &&
    layers.every(({ units, activation, initializer, bias }) => units === layers[0]?.units && activation.id === 'relu' && isSymmetric(initializer) && bias === 0)
  );
}
