import { expect, it } from 'vitest';
import { layerFrame } from '../run/testing/layerFrame.ts';
import { recordNext } from '../run/testing/recordNext.ts';
import { emptyLife, type LayerLife } from '../run/layerLife.ts';
import { unitOrder } from './unitOrder.ts';

function lifeOf(epochs: readonly (readonly number[])[], onRates?: readonly number[]): LayerLife {
  const life = emptyLife(epochs[0]?.length ?? 0, true, epochs.length - 1);
  for (const largest of epochs) recordNext(life, layerFrame(largest, onRates));
  return life;
}

it('puts the living on top, then the dead by latest death, the born dead at the bottom', () => {
  const life = lifeOf([
    [-1, 1, 1, 1],
    [-1, -1, 1, 1],
    [-1, -1, 1, -1],
  ]);
  expect(unitOrder(life, 'death', 2)).toEqual([2, 3, 1, 0]);
});

it('keeps units that share a fate in the order of their numbers', () => {
  expect(unitOrder(lifeOf([[1, -1, 1, -1, 1]]), 'death', 0)).toEqual([0, 2, 4, 1, 3]);
});

it('moves only the unit that dies', () => {
  const life = lifeOf([[1, 1, 1, -1]]);
  expect(unitOrder(life, 'death', 0)).toEqual([0, 1, 2, 3]);
  recordNext(life, layerFrame([1, -1, 1, -1]));
  expect(unitOrder(life, 'death', 1)).toEqual([0, 2, 1, 3]);
});

it('leaves a dead unit where it is when its reading turns NaN', () => {
  const life = lifeOf([[-1, 1], [Number.NaN, 1]]);
  expect(unitOrder(life, 'death', 1)).toEqual([1, 0]);
});

it('sorts by on-rate at the epoch asked for, dead units below those that hardly fire', () => {
  const life = lifeOf([[1, -1, 1, 1]], [0.2, 0, 0.9, 0.001]);
  expect(unitOrder(life, 'onRate', 0)).toEqual([2, 0, 3, 1]);
});

it('sorts by number', () => {
  expect(unitOrder(lifeOf([[-1, 1, -1]]), 'unit', 0)).toEqual([0, 1, 2]);
});
