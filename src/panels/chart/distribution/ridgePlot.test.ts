import { expect, it } from 'vitest';
import { ridgeEpochAt, ridgeGeometry } from './ridgePlot.ts';

const place = ridgeGeometry(260, 180, 11);

it('finds an epoch by the height of its baseline', () => {
  for (const epoch of [0, 7, 25]) expect(ridgeEpochAt(place, 25, place.first + ((place.last - place.first) * epoch) / 25)).toBe(epoch);
});

it('takes the first and the last epoch above and below all ridges', () => {
  expect(ridgeEpochAt(place, 25, 0)).toBe(0);
  expect(ridgeEpochAt(place, 25, 180)).toBe(25);
});

it('leaves room for ridges, zero column and labels in a small panel', () => {
  expect(place.right - place.left).toBeGreaterThan(120);
  expect(place.last).toBeGreaterThan(place.first);
  expect(place.zeroRight).toBeLessThan(place.left);
});
