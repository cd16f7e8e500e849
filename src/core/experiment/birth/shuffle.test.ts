import { expect, it } from 'vitest';
import type { Experiment } from '../experiment.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';
import { shuffledTrainRows } from './shuffle.ts';

function order(epoch: number, length: number, change: Partial<Experiment> = {}): Uint32Array {
  const target = new Uint32Array(length);
  shuffledTrainRows({ ...DEFAULT_EXPERIMENT, ...change }, epoch, target);
  return target;
}

it.each([0, 1, 2, 3, 1000, 140_000])('%i rows: each is taken once', (length) => {
  expect(order(3, length).toSorted()).toEqual(Uint32Array.from({ length }, (_, row) => row));
});

it('an epoch has its own order, the same whatever ran before', () => {
  const target = order(1, 100);
  expect([...target]).not.toEqual([...order(2, 100)]);
  shuffledTrainRows(DEFAULT_EXPERIMENT, 2, target);
  expect([...target]).toEqual([...order(2, 100)]);
});

it('only the shuffle seed decides, and it follows the seed', () => {
  expect([...order(1, 50, { seed: 8, shuffleSeed: 5, dataSeed: 1 })]).toEqual([...order(1, 50, { seed: 5 })]);
  expect([...order(1, 50, { seed: 8 })]).not.toEqual([...order(1, 50, { seed: 5 })]);
});

it('all orders of four rows are equally likely (χ² with 23 degrees of freedom, 0.1 %)', () => {
  const counts = new Map<string, number>();
  const epochs = 24_000;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const key = order(epoch, 4).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(24);
  let statistic = 0;
  for (const count of counts.values()) statistic += (count - 1000) ** 2 / 1000;
  expect(statistic).toBeLessThan(49.73);
});
