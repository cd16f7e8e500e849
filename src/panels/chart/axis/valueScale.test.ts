import { expect, it } from 'vitest';
import { linearValueScale, symmetricLogValueScale } from './valueScale.ts';

it('places the ends of a linear scale at 0 and 1', () => {
  const { position } = linearValueScale(-1, 3);
  expect([position(-1), position(0), position(3), position(7)]).toEqual([0, 0.25, 1, 2]);
});

it('widens a range that has no width', () => {
  const { low, high, position } = linearValueScale(0.5, 0.5);
  expect(high).toBeGreaterThan(low);
  expect(position(0.5)).toBeCloseTo(0.5, 12);
});

it('puts 0 in the middle of a symmetric log scale, and a decade as far on one side as on the other', () => {
  const { position } = symmetricLogValueScale(1e-6, 1e-2);
  expect(position(0)).toBeCloseTo(0.5, 12);
  expect(position(1e-2)).toBeCloseTo(1, 12);
  expect(position(1e-3) + position(-1e-3)).toBeCloseTo(1, 12);
  expect(position(1e-2) - position(1e-3)).toBeCloseTo(position(1e-3) - position(1e-4), 2);
});

it('labels 0 and the same powers of ten on both sides', () => {
  const values = symmetricLogValueScale(1e-7, 0.03).ticks.map(({ value }) => value);
  expect(values).toContain(0);
  expect(values.toReversed().map((value) => -value + 0)).toEqual(values);
  for (const value of values.filter((tick) => tick > 0)) expect(Math.log10(value) % 1).toBeCloseTo(0, 9);
});
