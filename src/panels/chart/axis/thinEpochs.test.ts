import { expect, it } from 'vitest';
import { thinEpochs } from './thinEpochs.ts';

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
