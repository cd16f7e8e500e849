import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bandAt, bandOf, moveCursor } from './rasterGeometry.ts';

it('fills a side with bands without gap or overlap when there is a pixel for each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 1500 }), (count, spare) => {
      const length = count + spare;
      const bands = Array.from({ length: count }, (_, index) => bandOf(index, count, length));
      expect(bands.every(({ start, end }) => start < end)).toBe(true);
      expect(bands.map(({ start }) => start)).toEqual([0, ...bands.slice(0, -1).map(({ end }) => end)]);
      expect(bands.at(-1)?.end).toBe(length);
    }),
  );
});

it('keeps every band within a side that has fewer pixels than bands', () => {
  for (let index = 0; index < 1001; index += 1) {
    const { start, end } = bandOf(index, 1001, 300);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(300);
    expect(end - start).toBeGreaterThanOrEqual(1);
  }
});

it('finds the band under a position, to within the pixel that rounding moves its edge', () => {
  for (let index = 0; index < 26; index += 1) {
    const { start, end } = bandOf(index, 26, 523);
    expect(bandAt((start + end) / 2, 26, 523)).toBe(index);
  }
  expect(bandAt(-5, 26, 523)).toBe(0);
  expect(bandAt(9999, 26, 523)).toBe(25);
});

const order = [2, 0, 1];
const columns = { parts: 1, columns: 6 };

it('goes up and down by rows as they are sorted, left and right by columns', () => {
  expect(moveCursor({ unit: 2, moment: 3 }, 'ArrowDown', order, columns)).toEqual({ unit: 0, moment: 3 });
  expect(moveCursor({ unit: 2, moment: 3 }, 'ArrowRight', order, columns)).toEqual({ unit: 2, moment: 4 });
});

it('stops at the edges of what has been reached', () => {
  expect(moveCursor({ unit: 2, moment: 0 }, 'ArrowUp', order, columns)).toEqual({ unit: 2, moment: 0 });
  expect(moveCursor({ unit: 1, moment: 5 }, 'PageDown', order, columns)).toEqual({ unit: 1, moment: 5 });
  expect(moveCursor({ unit: 1, moment: 2 }, 'End', order, columns)).toEqual({ unit: 1, moment: 5 });
  expect(moveCursor({ unit: 1, moment: 2 }, 'ArrowLeft', order, columns)).toEqual({ unit: 1, moment: 1 });
});

it('leaves other keys alone, names of object properties too', () => {
  expect(moveCursor({ unit: 1, moment: 2 }, 'Tab', order, columns)).toBeNull();
  expect(moveCursor({ unit: 1, moment: 2 }, 'constructor', order, columns)).toBeNull();
});
