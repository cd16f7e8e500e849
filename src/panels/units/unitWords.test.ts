import { expect, it } from 'vitest';
import { layerFrame } from './testing/layerFrame.ts';
import { emptyLife, recordEpoch, storyOf, type LayerLife } from './layerLife.ts';
import { countWords, storyWords, unitWords } from './unitWords.ts';

function lifeOf(canDie: boolean, ...largest: readonly number[]): LayerLife {
  const life = emptyLife(1, canDie, largest.length - 1);
  for (const z of largest) recordEpoch(life, layerFrame([z]));
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

it('counts the dead only where there is a dead state, NaN apart', () => {
  expect(countWords(lifeOf(true, -1), 0)).toBe('1 of 1 dead');
  expect(countWords(lifeOf(false, -1), 0)).toBe('1 unit');
  expect(countWords(lifeOf(true, Number.NaN), 0)).toBe('0 of 1 dead, 1 NaN');
});
