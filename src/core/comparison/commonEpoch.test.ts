import { expect, it } from 'vitest';
import { commonEpoch } from './commonEpoch.ts';

it('is the epoch of the run that is furthest behind among those in training', () => {
  expect(commonEpoch([{ newestEpoch: 5, epochs: 25 }, { newestEpoch: 3, epochs: 25 }, { newestEpoch: 2, epochs: 2 }])).toBe(3);
  expect(commonEpoch([{ newestEpoch: 25, epochs: 25 }, { newestEpoch: 0, epochs: 25 }])).toBe(0);
});

it('sets no limit to runs that have ended, of whatever length', () => {
  expect(commonEpoch([{ newestEpoch: 25, epochs: 25 }, { newestEpoch: 100, epochs: 100 }])).toBe(Infinity);
});
