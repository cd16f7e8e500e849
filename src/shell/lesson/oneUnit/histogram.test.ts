import { expect, it } from 'vitest';
import { BINS, histogramOf } from './histogram.ts';

it('every row is counted once, an exact 0 among those that are off', () => {
  const counts = histogramOf([-2, -0.1, 0, 0.1, 2]);
  expect(counts).toHaveLength(BINS);
  expect(counts.reduce((sum, count) => sum + count)).toBe(5);
  expect(counts.slice(0, BINS / 2).reduce((sum, count) => sum + count)).toBe(3);
});
