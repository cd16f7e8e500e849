import { expect, it } from 'vitest';
import { momentsOf } from './moments.ts';
import { tallyOf } from './tally.ts';

it('gives the population standard deviation of a textbook sample', () => {
  const moments = momentsOf(tallyOf(Float32Array.of(2, 4, 4, 4, 5, 5, 7, 9)));
  expect(moments.mean).toBe(5);
  expect(moments.std).toBe(2);
  expect([moments.min, moments.max]).toEqual([2, 9]);
  expect(moments.norm).toBeCloseTo(Math.sqrt(232), 12);
});

it('counts exact zeros of either sign, NaN and infinities apart from the finite entries', () => {
  const moments = momentsOf(tallyOf(Float32Array.of(0, -0, NaN, Infinity, -Infinity, -3, 1)));
  expect(moments).toMatchObject({ entryCount: 7, finiteCount: 4, zeroCount: 2, nanCount: 1, infCount: 2, negativeCount: 1 });
  expect(moments).toMatchObject({ min: -3, max: 1, mean: -0.5, meanAbs: 1, norm: NaN });
});

it('keeps the norm of gradients whose squares are below the smallest float32', () => {
  expect(momentsOf(tallyOf(new Float32Array(400).fill(1e-25))).norm / 2e-24).toBeCloseTo(1, 6);
  expect(momentsOf(tallyOf(Float32Array.of(1e-45))).norm).toBe(2 ** -149);
  expect(momentsOf(tallyOf(Float32Array.of(1e-45)))).toMatchObject({ zeroCount: 0, finiteCount: 1 });
});

it('does not lose a small deviation around a large mean', () => {
  const entries = Float32Array.from({ length: 1000 }, (_, i) => 4096 + (i % 2) / 1024);
  expect(momentsOf(tallyOf(entries)).std).toBeCloseTo(1 / 2048, 12);
  expect(momentsOf(tallyOf(new Float32Array(1000).fill(0.1))).std).toBe(0);
});

it('has no mean where nothing is finite', () => {
  expect(momentsOf(tallyOf(Float32Array.of(NaN, Infinity)))).toMatchObject({ finiteCount: 0, mean: NaN, std: NaN, min: NaN, max: NaN });
  expect(momentsOf(tallyOf(new Float32Array(0)))).toMatchObject({ entryCount: 0, mean: NaN, norm: 0 });
  expect(momentsOf(tallyOf(Float32Array.of(1, Infinity))).norm).toBe(Infinity);
});
