import { expect, it } from 'vitest';
import { formatEpochTick } from '../../../core/words/names.ts';
import { epochTicks, axisEndOf, thinEpochs } from './epochAxis.ts';

it('labels birth and the last epoch, and whole epochs between with room for each', () => {
  for (const lastEpoch of [1, 2, 5, 25, 100, 1000]) {
    for (const width of [200, 500, 1300]) {
      const ticks = epochTicks(lastEpoch, width);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBe(lastEpoch);
      expect(ticks.every((tick) => Number.isInteger(tick))).toBe(true);
      const gaps = ticks.slice(1).map((tick, index) => ((tick - (ticks[index] ?? 0)) * width) / lastEpoch);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(44);
    }
  }
});

it('calls epoch 0 birth', () => {
  expect([0, 7].map(formatEpochTick)).toEqual(['birth', '7']);
  expect(epochTicks(0, 300)).toEqual([0]);
});

it('shows a short run whole from the start', () => {
  expect(axisEndOf(0, 25)).toBe(25);
  expect(axisEndOf(25, 25)).toBe(25);
});

it('grows by doubling in a long run, up to its end', () => {
  expect([0, 50, 51, 399, 801].map((newest) => axisEndOf(newest, 1000))).toEqual([50, 50, 100, 400, 1000]);
});

it('holds every epoch there is', () => {
  expect(axisEndOf(30, 25)).toBe(30);
});

it('keeps every epoch of a short run', () => {
  expect(thinEpochs(3, 500)).toEqual([0, 1, 2, 3]);
  expect(thinEpochs(-1, 500)).toEqual([]);
});

it('keeps birth, the newest and no epoch twice in a long run', () => {
  const kept = thinEpochs(1000, 500);
  expect(kept.length).toBe(500);
  expect(new Set(kept).size).toBe(500);
  expect([kept[0], kept.at(-1)]).toEqual([0, 1000]);
});
