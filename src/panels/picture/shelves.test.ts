import { expect, it } from 'vitest';
import { shelves } from './shelves.ts';

const box = (width: number, height: number) => ({ width, height });

it('sets what fits side by side, and begins a row below the highest for what does not', () => {
  const { places, width, height } = shelves([box(60, 10), box(30, 25), box(50, 5)], 100, 10);
  expect(places).toEqual([{ x: 0, y: 0 }, { x: 70, y: 0 }, { x: 0, y: 35 }]);
  expect([width, height]).toEqual([100, 40]);
});

it('gives what is wider than a row a row of its own', () => {
  const { places, width } = shelves([box(10, 10), box(300, 10), box(10, 10)], 100, 0);
  expect(places.map(({ y }) => y)).toEqual([0, 10, 20]);
  expect(width).toBe(300);
});

it('has no size without boxes', () => {
  expect(shelves([], 100, 10)).toEqual({ places: [], width: 0, height: 0 });
});
