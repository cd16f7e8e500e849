import { expect, it } from 'vitest';
import { epochTicks, formatEpochTick } from './epochAxis.ts';

it('labels birth and the last epoch, and whole epochs between with room for each', () => {
  for (const lastEpoch of [1, 2, 5, 25, 100, 1000]) {
    for (const width of [200, 500, 1300]) {
      const ticks = epochTicks(lastEpoch, width);
      expect(ticks[0]).toBe(0);
      expect(ticks.at(-1)).toBe(lastEpoch);
      for (const [index, tick] of ticks.entries()) {
        expect(Number.isInteger(tick)).toBe(true);
        const before = ticks[index - 1];
        if (before !== undefined && lastEpoch > 1) expect(((tick - before) * width) / lastEpoch).toBeGreaterThanOrEqual(44);
      }
    }
  }
});

it('calls epoch 0 birth', () => {
  expect([0, 7].map(formatEpochTick)).toEqual(['birth', '7']);
  expect(epochTicks(0, 300)).toEqual([0]);
});
