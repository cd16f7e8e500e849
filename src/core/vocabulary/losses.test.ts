import { expect, it } from 'vitest';
import { ACTIVATIONS } from './activations.ts';
import { LOSSES, type LossRow } from './losses.ts';

const { value: sigmoid, derivative: sigmoidSlope } = ACTIVATIONS.sigmoid;
const ROWS = Object.entries<LossRow>(LOSSES);

it.each(ROWS)('%s: the derivative is the slope of the loss over the logit of a sigmoid', (_id, row) => {
  for (const y of [0, 1]) {
    for (let z = -9.7; z < 10; z += 0.7) {
      const step = 1e-5;
      const loss = (at: number): number => row.value(at, sigmoid(at, 0), y);
      const difference = (loss(z + step) - loss(z - step)) / (2 * step);
      expect(Math.abs(row.derivative(z, sigmoid(z, 0), y, sigmoidSlope(z, 0)) - difference)).toBeLessThan(1e-9);
    }
  }
});

it('binary cross-entropy is -ln of the probability given to the label', () => {
  const { value } = LOSSES.binary_crossentropy;
  for (const z of [-5, -0.3, 0, 2]) {
    expect(value(z, sigmoid(z, 0), 1)).toBeCloseTo(-Math.log(sigmoid(z, 0)), 13);
    expect(value(z, sigmoid(z, 0), 0)).toBeCloseTo(-Math.log(1 - sigmoid(z, 0)), 13);
  }
});

it('binary cross-entropy neither clips nor overflows', () => {
  const { value } = LOSSES.binary_crossentropy;
  expect(value(1000, 1, 0)).toBe(1000);
  expect(value(-1000, 0, 1)).toBe(1000);
  expect(value(1000, 1, 1)).toBe(0);
  expect(value(-Infinity, 0, 1)).toBe(Infinity);
  expect(value(Infinity, 1, 1)).toBe(0);
  expect(value(NaN, NaN, 0)).toBeNaN();
});

it('binary cross-entropy keeps its gradient where the output rounds to its target', () => {
  const { derivative } = LOSSES.binary_crossentropy;
  expect(derivative(60, 1, 1, 0)).toBeCloseTo(-Math.exp(-60), 40);
  expect(derivative(60, 1, 1, 0)).toBeLessThan(0);
});

it('the best constant on fair coins has loss ln 2, or a quarter of the squared distance of the targets', () => {
  expect(LOSSES.binary_crossentropy.bestConstant(0.5, 0, 1)).toBeCloseTo(Math.LN2, 14);
  expect(LOSSES.mean_squared_error.bestConstant(0.5, 0, 1)).toBe(0.25);
  expect(LOSSES.mean_squared_error.bestConstant(0.5, -1, 1)).toBe(1);
  expect(LOSSES.binary_crossentropy.bestConstant(0, 0, 1)).toBeCloseTo(0, 15);
});

it('no constant does better than the best constant', () => {
  const share = 0.3;
  for (let z = -4; z <= 4; z += 0.01) {
    const a = sigmoid(z, 0);
    for (const [, row] of ROWS) {
      const loss = share * row.value(z, a, 1) + (1 - share) * row.value(z, a, 0);
      expect(loss).toBeGreaterThan(row.bestConstant(share, 0, 1) - 1e-12);
    }
  }
});
