import { expect, it } from 'vitest';
import { countTicks } from './countTicks.ts';

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
