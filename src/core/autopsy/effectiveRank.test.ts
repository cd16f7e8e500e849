import { expect, it } from 'vitest';
import { effectiveRank } from './effectiveRank.ts';

function rankOf(values: Float64Array, units: number): number {
  const steps = effectiveRank(values, units);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

it('is the number of directions where all are equally strong', () => {
  expect(rankOf(Float64Array.of(2, 0, 0, 0, 2, 0, 0, 0, 2), 3)).toBeCloseTo(3, 10);
});

it('is 1 where all units are multiples of one, and 0 where all are silent', () => {
  expect(rankOf(Float64Array.of(1, 2, 3, 2, 4, 6, -1, -2, -3), 3)).toBeCloseTo(1, 5);
  expect(rankOf(new Float64Array(12), 3)).toBe(0);
});

it('is e to the entropy of the singular values: 3 and 1 give 2^2 · 3^(-3/4)', () => {
  const [c, s] = [Math.cos(0.4), Math.sin(0.4)];
  // Singular values 3 and 1, turned in the space of the units.
  expect(rankOf(Float64Array.of(3 * c, -s, 0, 3 * s, c, 0), 2)).toBeCloseTo(4 * 3 ** -0.75, 10);
});
