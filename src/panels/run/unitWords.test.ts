import { expect, it } from 'vitest';
import { layerFrame } from './testing/layerFrame.ts';
import { recordNext } from './testing/recordNext.ts';
import { emptyLife, storyOf, type LayerLife } from './layerLife.ts';
import { unitColumns, unitTable } from '../network/UnitTable.tsx';
import { countWords, storyWords, unitWords } from './unitWords.ts';

function lifeOf(canDie: boolean, ...largest: readonly number[]): LayerLife {
  const life = emptyLife(1, canDie, largest.length - 1);
  for (const z of largest) recordNext(life, layerFrame([z]));
  return life;
}

const words = (...largest: readonly number[]): string => storyWords(storyOf(lifeOf(true, ...largest), 0, largest.length - 1));

it('words every fate, and calls none final', () => {
  expect(words(1, 1)).toBe('');
  expect(words(-1, -1)).toBe('born dead');
  expect(words(1, -1, -1)).toBe('died in epoch 1');
  expect(words(1, -1, 1)).toBe('revived in epoch 2');
  expect(words(-1, 1)).toBe('born dead, revived in epoch 1');
  expect(words(1, -1, 1, -1)).toBe('died again in epoch 3');
  expect(words(1, Number.NaN)).toBe('NaN among its pre-activations');
});

it('numbers units from 1 and says birth for epoch 0', () => {
  expect(unitWords(lifeOf(true, 1), 0, 0, 0.25, 0.0312, 2048)).toBe('Unit 1, birth \u00b7 fires on 25\u202f% of 2,048 rows \u00b7 largest z 0.0312');
});

it('says that a unit fires only where z ≤ 0 is silence, and of a NaN nothing else', () => {
  expect(unitWords(lifeOf(false, -1), 0, 0, 0.25, -1, 2048)).toBe('Unit 1, birth \u00b7 z > 0 on 25\u202f% of 2,048 rows \u00b7 largest z \u22121');
  expect(unitWords(lifeOf(true, 1, Number.NaN), 0, 1, 0, Number.NaN, 2048)).toBe('Unit 1, epoch 1 \u00b7 NaN among its pre-activations');
});

it('tables tell NaN from dead and alive, and of death only where units can die', () => {
  const layer = layerFrame([Number.NaN, 1], [0, 0.5]);
  const dying = emptyLife(2, true, 0);
  const smooth = emptyLife(2, false, 0);
  for (const life of [dying, smooth]) recordNext(life, layer);
  expect(unitColumns(dying)).toEqual(['unit', 'state', 'fires on', 'largest z', 'born dead', 'died in epoch', 'revived in epoch']);
  expect(unitTable(dying, layer, [0, 1], 0)).toEqual([['1', 'NaN', 'NaN', 'NaN', 'no', '', ''], ['2', 'alive', '50\u202f%', '1', 'no', '', '']]);
  expect(unitColumns(smooth)).toEqual(['unit', 'state', 'z > 0 on', 'largest z']);
  expect(unitTable(smooth, layer, [0, 1], 0)).toEqual([['1', 'NaN', 'NaN', 'NaN'], ['2', 'cannot die', '50\u202f%', '1']]);
});

it('counts the dead only where there is a dead state, NaN apart', () => {
  expect(countWords(lifeOf(true, -1), 0)).toBe('1 of 1 dead');
  expect(countWords(lifeOf(false, -1), 0)).toBe('1 unit');
  expect(countWords(lifeOf(true, Number.NaN), 0)).toBe('1 of 1 NaN');
  const partly = emptyLife(3, true, 0);
  recordNext(partly, layerFrame([Number.NaN, -1, 1]));
  expect(countWords(partly, 0)).toBe('1 of 2 dead, 1 NaN');
});
