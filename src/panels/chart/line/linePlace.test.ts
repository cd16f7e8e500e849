import { expect, it } from 'vitest';
import { spreadLabels } from './linePlace.ts';

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
