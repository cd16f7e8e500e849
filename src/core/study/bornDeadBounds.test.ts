import { expect, it } from 'vitest';
import { decodeLink } from '../link/decode.ts';
import { bornDeadBounds, boundsApply } from './bornDeadBounds.ts';

const applyTo = (link: string): boolean => boundsApply(decodeLink(`data=symmetric-box&inputs=1&hidden=3,3&${link}`).experiment);

it.each([
  [2, 0.87, 0.925],
  [4, 0.204, 0.441],
  [10, 0.0001, 0.0088],
])('width %i and nine hidden layers: the bounds of Lu et al.’s table', (width, lower, upper) => {
  const bounds = bornDeadBounds(width, 9);
  expect(bounds.lower).toBeCloseTo(lower, 3);
  expect(bounds.upper).toBeCloseTo(upper, 3);
});

it('holds the bounds to what their theorem assumes', () => {
  expect(applyTo('')).toBe(true);
  expect(applyTo('initializer=random_uniform:-1:1')).toBe(true);
  expect(applyTo('initializer=random_uniform:-1:0')).toBe(false);
  expect(applyTo('activation=relu,leaky_relu')).toBe(false);
  expect(applyTo('bias=0.1')).toBe(false);
});

it('kernels that are all 0 are dead at birth, whatever the bounds say', () => {
  expect(applyTo('initializer=random_normal:0')).toBe(false);
  expect(applyTo('initializer=zeros')).toBe(false);
});
