import { expect, it } from 'vitest';
import { OPTIMIZERS, type OptimizerId, type OptimizerRow } from './optimizers.ts';

/** Parameter after each of some updates from 1, at learning rate 0.1. */
function path(id: OptimizerId, gradients: readonly number[]): number[] {
  const row = OPTIMIZERS[id];
  const parameters = Float64Array.of(1);
  const slots = Array.from({ length: row.slots }, () => new Float64Array(1));
  return gradients.map((gradient, index) => {
    row.update(parameters, Float64Array.of(gradient), slots, 0, 1, 0.1, index + 1);
    return parameters[0] ?? NaN;
  });
}

it('SGD moves against the gradient', () => {
  const [first, second] = path('sgd', [2, -1]);
  expect(first).toBeCloseTo(0.8, 14);
  expect(second).toBeCloseTo(0.9, 14);
});

it('momentum keeps nine tenths of its velocity', () => {
  const [first, second] = path('momentum', [2, -1]);
  expect(first).toBeCloseTo(1 - 0.2, 14);
  expect(second).toBeCloseTo(1 - 0.2 + (-0.18 + 0.1), 14);
});

it.each<[OptimizerId, (square: number) => number]>([
  ['rmsprop', (square) => Math.sqrt(square) + 1e-7],
  ['rmsprop_keras3', (square) => Math.sqrt(square + 1e-7)],
])('%s divides by the root of a running mean of squares, ε where its Keras has it', (id, divisor) => {
  for (const size of [1, 1e-4]) {
    const [first, second] = path(id, [2 * size, -size]);
    const afterFirst = 1 - (0.2 * size) / divisor(0.4 * size ** 2);
    expect(first).toBeCloseTo(afterFirst, 14);
    expect(second).toBeCloseTo(afterFirst + (0.1 * size) / divisor((0.36 + 0.1) * size ** 2), 14);
  }
});

it('ε inside the root holds small gradients back: one of 1e-4 moves a tenth as far as one of 1, and as far outside it', () => {
  const far = (id: OptimizerId, gradient: number): number => 1 - (path(id, [gradient])[0] ?? NaN);
  expect(far('rmsprop', 1e-4) / far('rmsprop', 1)).toBeCloseTo(1, 2);
  expect(far('rmsprop_keras3', 1e-4) / far('rmsprop_keras3', 1)).toBeCloseTo(Math.sqrt(1e-9 / (1e-9 + 1e-7)), 6);
});

it("Adam's first update has the size of the learning rate, and the second Keras's bias correction", () => {
  const [first, second] = path('adam', [2, -1]);
  const rate1 = (0.1 * Math.sqrt(0.001)) / 0.1;
  const afterFirst = 1 - (rate1 * 0.2) / (Math.sqrt(0.004) + 1e-7);
  expect(first).toBeCloseTo(afterFirst, 13);
  expect(first).toBeCloseTo(0.9, 6);
  const rate2 = (0.1 * Math.sqrt(1 - 0.999 * 0.999)) / (1 - 0.81);
  const mean = 0.9 * 0.2 - 0.1;
  const square = 0.999 * 0.004 + 0.001;
  expect(second).toBeCloseTo(afterFirst - (rate2 * mean) / (Math.sqrt(square) + 1e-7), 13);
});

const ROWS = Object.entries<OptimizerRow>(OPTIMIZERS);

it.each(ROWS)('%s: a parameter that never had a gradient never moves', (_id, row) => {
  const parameters = Float32Array.of(0.3, 0.7);
  const slots = Array.from({ length: row.slots }, () => new Float32Array(2));
  for (let step = 1; step <= 50; step++) row.update(parameters, Float32Array.of(0, 1), slots, 0, 2, 0.1, step);
  expect(parameters[0]).toBe(Math.fround(0.3));
  expect(parameters[1]).not.toBe(Math.fround(0.7));
});

it.each(ROWS)('%s: only the entries from start to start + count change', (_id, row) => {
  const parameters = new Float64Array(6);
  const slots = Array.from({ length: row.slots }, () => new Float64Array(6));
  row.update(parameters, new Float64Array(6).fill(1), slots, 2, 3, 0.1, 1);
  for (const changed of [parameters, ...slots]) expect([...changed].map((x) => x !== 0)).toEqual([false, false, true, true, true, false]);
});

it.each(ROWS)('%s: slots of a unit that died settle at 0, not at subnormal numbers', (_id, row) => {
  const parameters = Float32Array.of(0.5);
  const slots = Array.from({ length: row.slots }, () => new Float32Array(1));
  row.update(parameters, Float32Array.of(1e-12), slots, 0, 1, 1e-6, 1);
  for (let step = 2; step <= 60000; step++) row.update(parameters, Float32Array.of(0), slots, 0, 1, 1e-6, step);
  for (const slot of slots) expect(slot[0]).toBe(0);
});
