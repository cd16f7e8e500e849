import { describe, expect, it } from 'vitest';
import { FIRST_UNIT, lossIfDead, TARGET, LEAKY, RELU, rowsOf, readUnit, stepUnit, targetOf, UNIT_LIMIT, type Unit, BINS, histogramOf } from './unit.ts';

const negative = rowsOf('negative-box');

/** The loss alone, written anew, for finite differences. */
function lossOf({ kernel, bias }: Unit, slope: number): number {
  const errors = negative.map((x) => {
    const z = kernel * x + bias;
    return (z > 0 ? z : slope * z) - targetOf(x);
  });
  return errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
}

describe('one unit', () => {
  it.each([
    ['ReLU', RELU, 0],
    ['leaky ReLU', LEAKY, 0.3],
  ] as const)('of %s has the gradient that finite differences give', (_, activation, slope) => {
    const unit = FIRST_UNIT;
    const { gradient, loss } = readUnit(unit, negative, activation);
    const h = 1e-6;
    const difference = (change: (by: number) => Unit): number => (lossOf(change(h), slope) - lossOf(change(-h), slope)) / (2 * h);
    expect(loss).toBeCloseTo(lossOf(unit, slope), 12);
    expect(gradient.kernel).toBeCloseTo(difference((by) => ({ ...unit, kernel: unit.kernel + by })), 6);
    expect(gradient.bias).toBeCloseTo(difference((by) => ({ ...unit, bias: unit.bias + by })), 6);
  });

  it('with a positive kernel and no bias is dead on the negative box: no step moves it', () => {
    const unit = { kernel: 0.9, bias: 0 };
    const { isDead, rowsOn, gradient, loss } = readUnit(unit, negative, RELU);
    expect([isDead, rowsOn, gradient]).toEqual([true, 0, { kernel: 0, bias: 0 }]);
    expect(loss).toBeGreaterThan(0);
    expect(stepUnit(unit, gradient, 10)).toEqual(unit);
  });

  it('dead on the negative box lives again when its inputs change sign', () => {
    expect(readUnit({ kernel: 0.9, bias: 0 }, rowsOf('positive-box'), RELU)).toMatchObject({ isDead: false, rowsOn: 64 });
  });

  it('of leaky ReLU has no dead state: below 0 on every row it still moves', () => {
    const unit = { kernel: 0.9, bias: 0 };
    const { isDead, rowsOn, gradient } = readUnit(unit, negative, LEAKY);
    expect([isDead, rowsOn]).toEqual([false, 0]);
    expect(stepUnit(unit, gradient, 0.5)).not.toEqual(unit);
  });

  it('has derivative 0 at z = 0', () => {
    expect(readUnit({ kernel: 0, bias: 0 }, negative, RELU)).toMatchObject({ isDead: true, gradient: { kernel: 0, bias: 0 } });
  });

  it('that lives is led to the target by small steps', () => {
    let unit: Unit = { kernel: 0.2, bias: 0.9 };
    for (let step = 0; step < 4000; step += 1) unit = stepUnit(unit, readUnit(unit, negative, RELU).gradient, 0.5);
    expect(readUnit(unit, negative, RELU).loss).toBeLessThan(1e-4);
  });

  it('that lives is killed by one step that is too large', () => {
    const after = stepUnit(FIRST_UNIT, readUnit(FIRST_UNIT, negative, RELU).gradient, 5);
    expect(readUnit(after, negative, RELU).isDead).toBe(true);
    expect(Math.abs(after.bias)).toBeLessThanOrEqual(UNIT_LIMIT);
  });
});

describe('death', () => {
  it('costs the unit: its loss is then more than twice that of the first unit, and 0 is within reach of a living one', () => {
    const first = readUnit(FIRST_UNIT, negative, RELU);
    const dead = readUnit({ kernel: 0.9, bias: 0 }, negative, RELU);
    expect(first.isDead).toBe(false);
    expect(dead.loss).toBeGreaterThan(2 * first.loss);
    expect(readUnit(TARGET, negative, RELU).loss).toBeCloseTo(0, 20);
  });

  it.each(['negative-box', 'symmetric-box', 'positive-box'] as const)('costs on %s what is said of it', (box) => {
    const inputs = rowsOf(box);
    expect(readUnit({ kernel: 0, bias: -1 }, inputs, RELU)).toMatchObject({ isDead: true, loss: lossIfDead(inputs) });
    expect(lossIfDead(inputs)).toBeGreaterThan(0.05);
  });

  it('comes of a step that is too large; the small step in its place lowers the loss', () => {
    const { gradient, loss } = readUnit(FIRST_UNIT, negative, RELU);
    expect(readUnit(stepUnit(FIRST_UNIT, gradient, 5), negative, RELU).loss).toBeGreaterThan(2 * loss);
    expect(readUnit(stepUnit(FIRST_UNIT, gradient, 0.5), negative, RELU).loss).toBeLessThan(loss);
  });
});

it('the rows of each box lie in it, 64 of them', () => {
  expect(negative).toHaveLength(64);
  expect(negative.every((x) => x > -1 && x < 0)).toBe(true);
  expect(rowsOf('positive-box').every((x) => x > 0 && x < 1)).toBe(true);
  expect(rowsOf('symmetric-box').some((x) => x < -0.5) && rowsOf('symmetric-box').some((x) => x > 0.5)).toBe(true);
});

it('every row is counted once, an exact 0 among those that are off', () => {
  const counts = histogramOf([-2, -0.1, 0, 0.1, 2]);
  expect(counts).toHaveLength(BINS);
  expect(counts.reduce((sum, count) => sum + count)).toBe(5);
  expect(counts.slice(0, BINS / 2).reduce((sum, count) => sum + count)).toBe(3);
});
