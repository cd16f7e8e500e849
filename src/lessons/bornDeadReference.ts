import type { Experiment } from '../core/experiment/experiment.ts';

const DEPTHS = [1, 2, 3, 5, 10, 20];

/**
 * Share of networks born dead (some hidden layer dead whole), by width, for 1, 2, 3, 5, 10 and 20 hidden layers of
 * equal width: four inputs on the negative box, kernels symmetric about 0, bias 0. Monte Carlo over the whole box;
 * there is no closed form. Source: `docs/science.md`.
 */
const SHARES: Readonly<Record<number, readonly number[]>> = {
  2: [0.004, 0.117, 0.298, 0.586, 0.902, 0.995],
  3: [0, 0.015, 0.063, 0.224, 0.584, 0.891],
  4: [0, 0.002, 0.012, 0.055, 0.254, 0.607],
  5: [0, 0, 0.002, 0.014, 0.093, 0.313],
  8: [0, 0, 0, 0, 0.003, 0.021],
};

const SYMMETRIC = new Set(['random_normal', 'he_normal', 'he_uniform', 'lecun_normal', 'lecun_uniform', 'glorot_normal', 'glorot_uniform']);

/** The reference share for an experiment's settings at birth; null where the table has none. */
export function bornDeadReference({ data, inputs, hidden, activation, initializer, bias }: Experiment): number | null {
  const [width = 0] = hidden;
  const covered =
    data === 'negative-box' &&
    inputs === 4 &&
    hidden.every((units) => units === width) &&
    activation.every(({ id }) => id === 'relu') &&
    initializer.every(({ id }) => SYMMETRIC.has(id)) &&
    bias.every((value) => value === 0);
  return covered ? (SHARES[width]?.[DEPTHS.indexOf(hidden.length)] ?? null) : null;
}
