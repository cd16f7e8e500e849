import { epochName, formatEpochOf } from '../../core/words/names.ts';
import { countOf, formatCount, formatNumber, formatShare } from '../../core/words/numbers.ts';
import { countAt, storyOf, type LayerLife, type UnitStory, DEAD, NOT_A_NUMBER } from './layerLife.ts';

/** `born dead`, `died in epoch 7`, `died in epoch 1 (by 0.35)`, `revived in epoch 9`; empty for a unit that has never been dead. */
export function storyWords(story: UnitStory): string {
  if (story.state === 'nan') return 'NaN among its pre-activations';
  const again = story.deaths > 1 || (story.bornDead && story.deaths > 0) ? ' again' : '';
  if (story.state === 'dead') return story.died === null ? 'born dead' : `died${again} in epoch ${formatEpochOf(story.died)}`;
  return story.revived === null ? '' : `${story.bornDead && story.deaths === 0 ? 'born dead, ' : ''}revived in epoch ${formatEpochOf(story.revived)}`;
}

/** What there is to say of a unit (from 0) at an epoch. It fires, or is silent, only where z ≤ 0 means silence. */
export function unitWords(life: LayerLife, unit: number, epoch: number, onRate: number, maxPreActivation: number, probeRows: number): string {
  const story = storyOf(life, unit, epoch);
  const fate = storyWords(story);
  const name = `Unit ${unit + 1}, ${epochName(epoch)}`;
  if (story.state === 'nan') return `${name} \u00b7 ${fate}`;
  const parts = [name, `${life.canDie ? 'fires' : 'z > 0'} on ${formatShare(onRate)} of ${formatCount(probeRows)} rows`, `largest z ${formatNumber(maxPreActivation)}`];
  return [...parts, ...(fate === '' ? [] : [fate])].join(' \u00b7 ');
}

/** `61 of 64 dead`, or `64 units` where none can die; of units that are NaN only that. */
export function countWords(life: LayerLife, epoch: number): string {
  const nan = countAt(life, NOT_A_NUMBER, epoch);
  if (nan === life.units) return `${formatCount(nan)} of ${formatCount(nan)} NaN`;
  const others = life.units - nan;
  const dead = life.canDie ? `${formatCount(countAt(life, DEAD, epoch))} of ${formatCount(others)} dead` : countOf(others, 'unit');
  return nan === 0 ? dead : `${dead}, ${formatCount(nan)} NaN`;
}
