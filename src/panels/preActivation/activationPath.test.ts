import { expect, it } from 'vitest';
import { activationPath } from './activationPath.ts';

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
