import { expect, it } from 'vitest';
import { sortedUnits } from './layerRows.ts';

it('sorts up and down, and what has no value last', () => {
  const values = [3, NaN, 1, 2, 1];
  const column = { id: 'x', title: 'x', value: (unit: number) => values[unit] ?? NaN, text: String };
  expect(sortedUnits(5, column, false)).toEqual([2, 4, 3, 0, 1]);
  expect(sortedUnits(5, column, true)).toEqual([0, 3, 2, 4, 1]);
});
