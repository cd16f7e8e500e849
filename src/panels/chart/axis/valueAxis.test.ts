import { expect, it } from 'vitest';
import { axisScale, linearAxis, logAxis, linearValueScale, symmetricLogValueScale } from './valueAxis.ts';

const LOSS = { title: 'loss', leastShare: 0.01, bounds: [0, Infinity] } as const;

it('shows a flat loss as flat: at least 1 % on either side of it', () => {
  const { domain } = linearAxis([0.4999, 0.5001, null, NaN], LOSS);
  expect(domain[0]).toBeCloseTo(0.495, 5);
  expect(domain[1]).toBeCloseTo(0.505, 5);
});

it('pads a loss that moves, and does not go below 0', () => {
  const { domain } = linearAxis([0.02, 0.7], LOSS);
  expect(domain[0]).toBe(0);
  expect(domain[1]).toBeGreaterThan(0.7);
});

it('writes the ticks of an axis with the same number of decimals', () => {
  const decimals = linearAxis([0.692, 0.694], LOSS).ticks.map(({ text }) => text.split('.')[1]?.length);
  expect(new Set(decimals).size).toBe(1);
});

it('labels powers of ten where a log axis spans decades', () => {
  const { ticks } = logAxis([2e-6, 3e-1], 'norm', 0.01);
  expect(ticks.length).toBeGreaterThan(2);
  for (const { value } of ticks) expect(Math.log10(value)).toBeCloseTo(Math.round(Math.log10(value)), 9);
});

it('labels halves of a decade where a log axis spans few', () => {
  expect(logAxis([0.0035, 0.15], 'norm', 0.01).ticks.map(({ text }) => text)).toEqual(['0.003', '0.01', '0.03', '0.1']);
});

it('has an axis even without a value', () => {
  expect(linearAxis([null, NaN], LOSS).domain).toEqual([0, 1]);
  expect(logAxis([0, null], 'norm', 0.01).domain).toEqual([0.1, 1]);
});

it('places values between its ends', () => {
  const scale = axisScale(logAxis([1e-4, 1], 'norm', 0.01), 100, 0);
  expect(scale(1e-2)).toBeCloseTo(50, 6);
});

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
