import { expect, it } from 'vitest';
import { barsPath } from './epochBars.ts';

it('every recorded epoch has a bar in its own column, as high as its share', () => {
  expect(barsPath([0, 0.25])).toBe('M0.1 1v-0.060h0.8v0.060zM1.1 1v-0.250h0.8v0.250z');
  expect(barsPath([null])).toBe('M0.1 1v-0.120h0.8v0.120z');
  expect(barsPath([])).toBe('');
});
