import { expect, it } from 'vitest';
import { axisEndOf } from './axisEnd.ts';

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
