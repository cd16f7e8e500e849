import { expect, it } from 'vitest';
import { nearestDot, swarm } from './swarm.ts';

it('256 equal values stay within their room, each at its own place', () => {
  const places = swarm(Array.from({ length: 256 }, () => 40), 3, 90);
  expect(new Set(places.map(({ across }) => across)).size).toBe(256);
  expect(Math.min(...places.map(({ across }) => across))).toBe(3);
  expect(Math.max(...places.map(({ across }) => across))).toBeCloseTo(87, 9);
  expect(places.every(({ along }) => along === 40)).toBe(true);
});

it('values far apart all lie at the base', () => {
  expect(swarm([0, 50, 100], 3, 90)).toEqual([0, 50, 100].map((along) => ({ along, across: 3 })));
});

it('a point finds the dot nearest to it', () => {
  expect(nearestDot(swarm([0, 50, 100], 3, 90), 60, 10)).toBe(1);
  expect(nearestDot([], 0, 0)).toBe(-1);
});
