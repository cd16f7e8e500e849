import { expect, it } from 'vitest';
import { emptyLife, recordMoment } from '../run/layerLife.ts';
import { lifetimesOf } from './lifetimes.ts';

it('ends a life where the unit is first seen dead, and leaves open that of one that is not, by the epoch shown', () => {
  const life = emptyLife(3, true, 3);
  const largest = [[-1, 1, 1], [-1, -1, 1], [1, 1, 1], [1, -1, -1]];
  largest.forEach((each, epoch) => recordMoment(life, epoch, { onRate: Float32Array.of(0.5, 0.5, 0.5), maxPreActivation: Float32Array.from(each) }));
  expect(lifetimesOf(life, 3)).toEqual([{ time: 0, died: true }, { time: 1, died: true }, { time: 3, died: true }]);
  expect(lifetimesOf(life, 2)).toEqual([{ time: 0, died: true }, { time: 1, died: true }, { time: 2, died: false }]);
});
