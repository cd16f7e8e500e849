import { expect, it } from 'vitest';
import { normalCdf } from './specialFunctions.ts';

/** z and Φ(z), computed with 40 digits. */
const REFERENCE: readonly (readonly [number, number])[] = [
  [-30, 4.9067139271481871e-198],
  [-10, 7.6198530241605261e-24],
  [-6, 9.8658764503769814e-10],
  [-3, 0.0013498980316300945],
  [-2, 0.022750131948179207],
  [-1.5, 0.066807201268858066],
  [-1.4, 0.08075665923377106],
  [-1, 0.15865525393145705],
  [-0.5, 0.3085375387259869],
  [-0.1, 0.46017216272297102],
  [0.25, 0.59870632568292372],
  [1, 0.84134474606854295],
  [1.5, 0.93319279873114193],
  [2, 0.97724986805182079],
  [4, 0.99996832875816688],
];

it('meets 0.5 erfc(-z/√2) as computed with 40 digits', () => {
  for (const [z, value] of REFERENCE) expect(Math.abs(normalCdf(z) / value - 1)).toBeLessThan(4e-16 + z * z * 3e-16);
});

it('Φ(z) + Φ(-z) = 1, also where the two halves of the approximation meet', () => {
  for (let z = 0; z < 10; z += 0.01) expect(Math.abs(normalCdf(z) + normalCdf(-z) - 1)).toBeLessThan(3e-16);
  expect(Math.abs(normalCdf(Math.SQRT2 + 1e-15) - normalCdf(Math.SQRT2 - 1e-15))).toBeLessThan(2e-15);
});

it('ends at 0 and 1 and passes NaN on', () => {
  expect([normalCdf(-Infinity), normalCdf(-50), normalCdf(0), normalCdf(50), normalCdf(Infinity)]).toEqual([0, 0, 0.5, 1, 1]);
  expect(normalCdf(NaN)).toBeNaN();
});
