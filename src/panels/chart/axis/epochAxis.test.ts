import { expect, it } from 'vitest';
import { epochTicks, formatEpochTick } from './epochAxis.ts';

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
