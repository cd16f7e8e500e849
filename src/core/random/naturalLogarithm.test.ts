import { expect, it } from 'vitest';
import { naturalLogarithm } from './naturalLogarithm.ts';

it('agrees with the logarithm of the platform to 1e-15 relative', () => {
  let worst = 0;
  for (let i = 1; i < 20000; i++) {
    for (const x of [i / 20000, i / 7, 2 ** (-i / 400), 1 + i * 1e-9]) {
      if (x !== 1) worst = Math.max(worst, Math.abs(naturalLogarithm(x) / Math.log(x) - 1));
    }
  }
  expect(worst).toBeLessThan(1e-15);
});

it('is exact where the logarithm is', () => {
  expect(naturalLogarithm(1)).toBe(0);
  expect(naturalLogarithm(2)).toBe(Math.LN2);
  expect(naturalLogarithm(0.5)).toBe(-Math.LN2);
});
