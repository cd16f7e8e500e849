import { expect, it } from 'vitest';
import { thinned } from './zPoints.ts';

it('draws at most 500 points, with both ends and the extremes of every stretch', () => {
  const points = Array.from({ length: 8193 }, (_, x) => ({ x, z: Math.sin(x / 7) }));
  const shown = thinned([...points.slice(0, 4000), { x: 4000, z: -9 }, ...points.slice(4001)]);
  expect(shown.length).toBeLessThanOrEqual(500);
  expect([shown[0]?.x, shown.at(-1)?.x]).toEqual([0, 8192]);
  expect(shown).toContainEqual({ x: 4000, z: -9 });
  expect(shown.every(({ x }, index) => index === 0 || x > (shown[index - 1]?.x ?? Infinity))).toBe(true);
});

it('leaves few points as they are', () => {
  const few = [{ x: 0, z: 1 }, { x: 1, z: -1 }];
  expect(thinned(few)).toBe(few);
});
