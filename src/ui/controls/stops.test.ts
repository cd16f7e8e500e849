import { expect, it } from 'vitest';
import { linearStops, logStops, nearestStop, nextStop, powerStops, signedStops } from './stops.ts';

it('steps of a twentieth are exact decimals', () => {
  expect(linearStops(0, 0.3, 0.05)).toEqual([0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]);
});

it('the learning rates of textbooks are stops, and the ends of the range', () => {
  const stops = logStops(1e-6, 10);
  for (const rate of [1e-6, 1e-4, 3e-4, 1e-3, 0.01, 0.1, 1, 10]) expect(stops).toContain(rate);
  expect(stops).toEqual(stops.toSorted((a, b) => a - b));
  expect(new Set(stops).size).toBe(stops.length);
});

it('whole ranges have whole stops only', () => {
  const stops = logStops(1, 1000, true);
  expect(stops.every(Number.isInteger)).toBe(true);
  expect(stops).toContain(25);
});

it('batch sizes double', () => {
  expect(powerStops(1, 8192)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192]);
});

it('signed stops mirror around zero', () => {
  const stops = signedStops(-10, 10);
  expect(stops.map((stop) => -stop + 0).toReversed()).toEqual(stops);
  expect(stops).toContain(0);
  expect(signedStops(0, 10)[0]).toBe(0);
});

it('a value between stops moves to the neighbour on either side', () => {
  const stops = [0, 1, 2];
  expect([nextStop(stops, 1.3, 1), nextStop(stops, 1.3, -1)]).toEqual([2, 1]);
  expect([nextStop(stops, 2, 1), nextStop(stops, 0, -1)]).toEqual([2, 0]);
  expect(nearestStop(stops, 1.3)).toBe(1);
});
