import { expect, it } from 'vitest';
import { barsPath, deadShare } from './epochBars.ts';

const output = { deadFraction: 1, units: 1 };

it('the share of dead units weighs layers by their width, the output left out', () => {
  expect(deadShare({ layers: [{ deadFraction: 1, units: 30 }, { deadFraction: 0, units: 10 }, output] })).toBe(0.75);
});

it('a layer without a dead state does not count; without any there is no share', () => {
  expect(deadShare({ layers: [{ deadFraction: 0.5, units: 8 }, { deadFraction: null, units: 64 }, output] })).toBe(0.5);
  expect(deadShare({ layers: [{ deadFraction: null, units: 64 }, output] })).toBeNull();
});

it('every recorded epoch has a bar in its own column, as high as its share', () => {
  const layers = [{ deadFraction: 0.25, units: 64 }, output];
  expect(barsPath([{ epoch: 0, layers: [{ deadFraction: 0, units: 64 }, output] }, { epoch: 1, layers }])).toBe('M0.1 1v-0.060h0.8v0.060zM1.1 1v-0.250h0.8v0.250z');
  expect(barsPath([])).toBe('');
});
