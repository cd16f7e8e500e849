import { expect, it } from 'vitest';
import { areOne, spreadLabels } from './linePlace.ts';

it('leaves labels that are far apart where they are', () => {
  expect(spreadLabels([{ id: 'a', at: 10 }, { id: 'b', at: 50 }], 12, 0, 100)).toEqual([{ id: 'a', at: 10 }, { id: 'b', at: 50 }]);
});

it('keeps labels of one place apart, and inside', () => {
  const placed = spreadLabels([{ id: 'a', at: 99 }, { id: 'b', at: 99 }, { id: 'c', at: 98 }], 12, 0, 100);
  expect(placed.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  expect(placed.map(({ at }) => at)).toEqual([76, 88, 100]);
});

it('drops labels that do not fit, never the first or the last', () => {
  const many = Array.from({ length: 21 }, (_, index) => ({ id: String(index), at: 50 }));
  const kept = spreadLabels(many, 12, 0, 100).map(({ id }) => id);
  expect(kept.length).toBe(9);
  expect(kept).toContain('0');
  expect(kept).toContain('20');
});

it('is one annotation where three labels or more want one place', () => {
  const wishes = (...places: readonly number[]) => places.map((at, index) => ({ id: String(index), at }));
  expect(areOne(wishes(10, 12, 14))).toBe(true);
  expect(areOne(wishes(10, 12, 15))).toBe(false);
  expect(areOne(wishes(10, 10))).toBe(false);
});
