import { expect, it } from 'vitest';
import { deadCountOf, deadFractionOf, deadShareOf, hiddenOf, layersOf } from './deadUnits.ts';

const output = { deadFraction: 1, units: 1 };

it('a unit is dead where its largest z is 0 or below, of an activation that has a dead state', () => {
  const largest = Float32Array.of(-1, 0, 1e-30, 3);
  expect(deadFractionOf({ id: 'relu', parameters: [] }, largest)).toBe(0.5);
  expect(deadFractionOf({ id: 'tanh', parameters: [] }, largest)).toBeNull();
  expect(deadFractionOf({ id: 'relu', parameters: [] }, Float32Array.of(-1, Number.NaN))).toBeNull();
});

it('the share of dead units weighs layers by their width, the output left out', () => {
  expect(deadShareOf(hiddenOf({ layers: [{ deadFraction: 1, units: 30 }, { deadFraction: 0, units: 10 }, output] }))).toBe(0.75);
  expect(deadShareOf(layersOf([1, 0.5], [{ units: 2 }, { units: 6 }]))).toBe(5 / 8);
});

it('a layer of which it is not known does not count; without any other there is no share', () => {
  expect(deadCountOf([{ deadFraction: 0.5, units: 8 }, { deadFraction: null, units: 64 }])).toEqual({ dead: 4, units: 8 });
  expect(deadShareOf(layersOf([null], [{ units: 64 }]))).toBeNull();
  expect(deadShareOf([])).toBeNull();
});

it('counts whole units, though a third of them is no binary fraction', () => {
  for (let units = 1; units <= 256; units += 1) for (const dead of [0, 1, units - 1, units]) expect(deadCountOf([{ deadFraction: dead / units, units }]).dead).toBe(dead);
});
