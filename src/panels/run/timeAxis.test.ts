import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnAt, columnBand, columnOf, momentOf, timeAxis, timeTicks, widthOf } from './timeAxis.ts';

it('has a column for birth, twenty for each of two epochs, and one for each epoch after them', () => {
  expect(timeAxis(25, 20).columns).toBe(1 + 40 + 23);
  expect(timeAxis(1, 20).columns).toBe(21);
  expect(timeAxis(25, 1)).toMatchObject({ columns: 26, lastEpoch: 25 });
  expect(widthOf(timeAxis(25, 1))).toBe(26);
});

it('leads from every column to its moment and back', () => {
  for (const parts of [1, 2, 11, 20]) {
    const { columns } = timeAxis(7, parts);
    const moments = Array.from({ length: columns }, (_, column) => momentOf(parts, column));
    expect(moments.map((moment) => columnOf(parts, moment))).toEqual(moments.map((_, column) => column));
    expect(moments.filter((moment) => Number.isInteger(moment))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  }
});

it('gives the first two epochs three tenths of the width of a long run, and no less than their share of a short one', () => {
  const shareOf = (lastEpoch: number): number => (columnBand(timeAxis(lastEpoch, 20), columnOf(20, 2), 10_000).end - columnBand(timeAxis(lastEpoch, 20), 1, 10_000).start) / 10_000;
  expect(shareOf(25)).toBeCloseTo(0.3, 2);
  expect(shareOf(1000)).toBeCloseTo(0.3, 2);
  expect(shareOf(4)).toBeCloseTo(0.4, 2);
});

it('fills a raster without gap or overlap where there is a pixel for each column, and stays within it where there is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 1500 }), (lastEpoch, parts, width) => {
      const time = timeAxis(lastEpoch, parts);
      const bands = Array.from({ length: time.columns }, (_, column) => columnBand(time, column, width));
      expect(bands.every(({ start, end }) => start >= 0 && start < end && end <= width)).toBe(true);
      expect(bands.every(({ start }, column) => column === 0 || start <= (bands[column - 1]?.end ?? 0))).toBe(true);
      expect(bands.at(-1)?.end).toBe(width);
      const isFound = ({ start, end }: (typeof bands)[number], column: number): boolean => columnAt(time, (start + end) / 2, width) === column;
      expect(bands.some(({ start, end }) => end - start === 1) || bands.every(isFound)).toBe(true);
    }),
  );
});

it('labels birth, halves and wholes of the first epochs, and round numbers after them, with room between them', () => {
  expect(timeTicks(timeAxis(25, 20), [0, 5, 10, 15, 20, 25], 700, 38)).toEqual([0, 0.5, 1, 1.5, 2, 5, 10, 15, 20, 25]);
  expect(timeTicks(timeAxis(25, 20), [0, 10, 20, 25], 330, 38)).toEqual([0, 1, 2, 10, 20, 25]);
  expect(timeTicks(timeAxis(25, 20), [0, 25], 90, 38)).toEqual([0, 25]);
  expect(timeTicks(timeAxis(1, 20), [0, 1], 600, 38)).toEqual([0, 0.5, 1]);
  expect(timeTicks(timeAxis(25, 1), [0, 10, 20, 25], 600, 38)).toEqual([0, 10, 20, 25]);
});
