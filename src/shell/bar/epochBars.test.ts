import { expect, it } from 'vitest';
import { barsPath } from './epochBars.ts';

it('every recorded epoch has a bar in its own column, as high as its share', () => {
  expect(barsPath([0, 0.25])).toBe('M0.1 1v-0.060h0.8v0.060zM1.1 1v-0.250h0.8v0.250z');
  expect(barsPath([null])).toBe('M0.1 1v-0.120h0.8v0.120z');
  expect(barsPath([])).toBe('');
});

it('an epoch with a NaN is an empty frame, not a low bar', () => {
  expect(barsPath([NaN])).toBe('M0.1 1v-1h0.8v1zM0.2 0.9h0.6v-0.8h-0.6z');
});
