import { expect, it } from 'vitest';
import { momentsOf } from './moments.ts';
import { percentilesOf } from './percentiles.ts';
import { tallyOf } from './tally.ts';

function percentiles(entries: Float32Array, wanted: readonly number[], among: 'finite' | 'nonZero' = 'finite'): number[] {
  return percentilesOf(tallyOf(entries), momentsOf(tallyOf(entries)), wanted.map((percentile) => ({ percentile, among })));
}

/** The definition: interpolate in the sorted array. */
function bySorting(entries: Float32Array, percentile: number): number {
  const sorted = entries.filter((entry) => Number.isFinite(entry)).toSorted();
  const position = (percentile / 100) * (sorted.length - 1);
  const lower = sorted[Math.floor(position)] ?? NaN;
  const upper = sorted[Math.ceil(position)] ?? NaN;
  return lower + (upper - lower) * (position - Math.floor(position));
}

it('interpolates as numpy does', () => {
  expect(percentiles(Float32Array.of(4, 1, 3, 2), [0, 25, 50, 75, 95, 100])).toEqual([1, 1.75, 2.5, 3.25, expect.closeTo(3.85, 12), 4]);
});

it('agrees with sorting on values of every size and sign, and on many that share their upper bits', () => {
  let state = 12345;
  const uniform = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const wide = Float32Array.from({ length: 20_001 }, () => (uniform() - 0.5) * 10 ** (60 * uniform() - 30));
  const narrow = Float32Array.from({ length: 20_000 }, () => 1 + uniform() / 1000);
  const tied = Float32Array.from({ length: 10_000 }, (_, i) => (i % 3) - 1);
  for (const entries of [wide, narrow, tied]) {
    for (const percentile of [0, 1, 5, 25, 50, 75, 95, 99, 100]) {
      expect(percentiles(entries, [percentile])).toEqual([bySorting(entries, percentile)]);
    }
  }
});

it('is over the finite entries, zeros included unless they are left out', () => {
  const entries = Float32Array.of(-2, 0, 0, 0, NaN, Infinity, 6);
  expect(percentiles(entries, [0, 50, 100])).toEqual([-2, 0, 6]);
  expect(percentiles(entries, [0, 50, 100], 'nonZero')).toEqual([-2, 2, 6]);
});

it('is NaN where nothing counts', () => {
  expect(percentiles(Float32Array.of(NaN), [50])).toEqual([NaN]);
  expect(percentiles(Float32Array.of(0, 0), [50], 'nonZero')).toEqual([NaN]);
  expect(percentiles(Float32Array.of(0, 0), [50])).toEqual([0]);
  expect(percentiles(Float32Array.of(7), [5, 95])).toEqual([7, 7]);
});
