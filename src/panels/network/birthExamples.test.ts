import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { birthExamples } from './birthExamples.ts';
import { emptyLife, type LayerLife } from '../run/layerLife.ts';
import { layerFrame } from '../run/testing/layerFrame.ts';
import { recordNext } from '../run/testing/recordNext.ts';
import { unitOrder } from './unitOrder.ts';

/** A layer at birth whose units fire on these shares of rows; those that fire on none are dead. */
function bornWith(onRates: readonly number[], canDie = true): LayerLife {
  const life = emptyLife(onRates.length, canDie, 1);
  recordNext(life, layerFrame(onRates.map((rate) => (rate > 0 ? 1 : -1)), onRates));
  return life;
}

const textsOf = (life: LayerLife): readonly string[] => birthExamples(life, unitOrder(life, 'death', 0), 300).map(({ text }) => text);

it('says what the column shows, by units that are so', () => {
  expect(textsOf(bornWith([1, 0.5, 0]))).toEqual(['each bar is a unit: the strongest blue fires on every row', 'fainter: fires on 50\u202f% of rows', 'hatched: fires on no row, dead at birth (1 of 3)']);
  expect(textsOf(bornWith([0.25, 0.25]))).toEqual(['each bar is a unit: this one fires on 25\u202f% of rows']);
  expect(textsOf(bornWith([0, 0]))).toEqual(['hatched: fires on no row, dead at birth (2 of 2)']);
});

it('calls nothing dead, nor firing, where the activation has no dead state', () => {
  expect(textsOf(bornWith([1, 0], false)).join(' ')).not.toMatch(/dead|fires/);
});

it('keeps its labels apart and within the raster', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 256 }), fc.integer({ min: 60, max: 500 }), (onRates, height) => {
      const life = bornWith(onRates);
      const places = birthExamples(life, unitOrder(life, 'unit', 0), height).map(({ y }) => y);
      expect(places.every((y) => y >= 0 && y <= height)).toBe(true);
      expect(places.slice(1).every((y, index) => y - (places[index] ?? 0) >= 20)).toBe(true);
    }),
  );
});
