import { expect, it } from 'vitest';
import { countAt, emptyLife, storyOf, type LayerLife, DEAD, NOT_A_NUMBER } from './layerLife.ts';
import { layerFrame } from './testing/layerFrame.ts';
import { recordNext } from './testing/recordNext.ts';

/** A layer whose units have these largest z, an array an epoch. */
function lifeOf(epochs: readonly (readonly number[])[], canDie = true): LayerLife {
  const life = emptyLife(epochs[0]?.length ?? 0, canDie, epochs.length - 1);
  for (const largest of epochs) recordNext(life, layerFrame(largest));
  return life;
}

it('tells a unit born dead from one that dies later and one that lives', () => {
  const life = lifeOf([
    [-1, 1, 1],
    [-1, 0, 1],
    [-1, -1, 1],
  ]);
  expect([...life.deadSince]).toEqual([0, 1, -1]);
  expect(storyOf(life, 0, 2)).toEqual({ state: 'dead', bornDead: true, died: null, revived: null, deaths: 0 });
  expect(storyOf(life, 1, 2)).toEqual({ state: 'dead', bornDead: false, died: 1, revived: null, deaths: 1 });
  expect(storyOf(life, 2, 2)).toEqual({ state: 'alive', bornDead: false, died: null, revived: null, deaths: 0 });
});

it('counts a unit whose largest z is exactly 0 as dead', () => {
  expect(countAt(lifeOf([[0, 1e-30]]), DEAD, 0)).toBe(1);
});

it('follows revivals, and tells only what had happened by the epoch asked about', () => {
  const life = lifeOf([[-1], [1], [-1], [1]]);
  expect(storyOf(life, 0, 1)).toEqual({ state: 'alive', bornDead: true, died: null, revived: 1, deaths: 0 });
  expect(storyOf(life, 0, 2)).toEqual({ state: 'dead', bornDead: true, died: 2, revived: 1, deaths: 1 });
  expect(storyOf(life, 0, 3)).toEqual({ state: 'alive', bornDead: true, died: 2, revived: 3, deaths: 1 });
  expect(life.deadSince[0]).toBe(-1);
});

it('lets nothing die where the activation has no dead state', () => {
  const life = lifeOf([[-1], [-1]], false);
  expect(countAt(life, DEAD, 1)).toBe(0);
  expect(storyOf(life, 0, 1).state).toBe('alive');
});

it('takes a NaN neither for a death nor for a revival', () => {
  const life = lifeOf([[1, -1], [Number.NaN, Number.NaN], [1, -1]]);
  expect(countAt(life, NOT_A_NUMBER, 1)).toBe(2);
  expect(storyOf(life, 0, 1).state).toBe('nan');
  expect(storyOf(life, 0, 2)).toMatchObject({ state: 'alive', deaths: 0, revived: null });
  expect(storyOf(life, 1, 2)).toMatchObject({ state: 'dead', bornDead: true, deaths: 0 });
});

it('keeps what it knows when a run goes on past the epochs there was room for', () => {
  const life = emptyLife(2, true, 0);
  for (const largest of [[1, -1], [-1, -1], [-1, 1], [1, 1]]) recordNext(life, layerFrame(largest));
  expect(storyOf(life, 0, 3)).toMatchObject({ died: 1, revived: 3 });
  expect(storyOf(life, 1, 3)).toMatchObject({ bornDead: true, revived: 2 });
});

it('raises the death revision only when a unit dies or revives', () => {
  const life = lifeOf([[1, 1], [2, 3]]);
  expect(life.deathRevision).toBe(0);
  recordNext(life, layerFrame([-1, 3]));
  recordNext(life, layerFrame([-2, 3]));
  expect(life.deathRevision).toBe(1);
});
