import { expect, it } from 'vitest';
import { countTicks, activationPath } from './histogramAxes.ts';

/** Pixels of a count, where 7,300 of them stand 160 high. */
function y(count: number): number {
  return 200 - 160 * Math.sqrt(count / 7300);
}

it('labels round counts that stand apart on a square-root scale', () => {
  const ticks = countTicks(7300, y);
  expect(ticks[0]).toBe(5000);
  expect(ticks.length).toBeGreaterThanOrEqual(3);
  for (const [index, tick] of ticks.entries()) expect(y(tick) - y(ticks[index - 1] ?? 1e9)).toBeGreaterThanOrEqual(24);
});

it('labels nothing where there is nothing to count', () => {
  expect(countTicks(0, (count) => 100 - count)).toEqual([]);
});

function points(path: string): number[][] {
  return path.slice(1).split('L').map((point) => point.split(' ').map(Number));
}

it('draws ReLU flat on the base line up to 0 and rising to the given height', () => {
  const drawn = points(activationPath({ id: 'relu', parameters: [] }, [-1, 1], (z) => 100 * z, 50, 40));
  for (const [x = 0, y = 0] of drawn) expect(y).toBeCloseTo(50 - 40 * Math.max(0, x / 100), 1);
});

it('rests on the base line where the curve is flat', () => {
  for (const [, y] of points(activationPath({ id: 'relu', parameters: [] }, [-2, -1], (z) => z, 50, 40))) expect(y).toBe(50);
});
