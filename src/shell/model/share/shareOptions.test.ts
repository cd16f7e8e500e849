import { expect, it } from 'vitest';
import { LOCKABLE_KEYS, PANEL_IDS, PART_IDS } from '../../../core/address/page.ts';
import { PANELS } from '../../../panels/table.ts';
import { HIDE_OPTIONS, idsOf, LOCK_OPTIONS } from './shareOptions.ts';

it('offers all that a link can hide and lock, each by words of its own', () => {
  expect(HIDE_OPTIONS.map(({ id }) => id)).toEqual([...PANEL_IDS, ...PART_IDS]);
  expect(LOCK_OPTIONS.map(({ id }) => id)).toEqual(LOCKABLE_KEYS);
  for (const options of [HIDE_OPTIONS, LOCK_OPTIONS]) expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
  expect(idsOf(LOCK_OPTIONS, ['Operations', 'Seed'])).toEqual(['seed', 'at']);
});

it('names panels as they are named', () => {
  const titles = new Map(PANELS.map(({ id, title }) => [id, title]));
  for (const id of PANEL_IDS) expect(HIDE_OPTIONS.find((option) => option.id === id)?.label).toBe(titles.get(id));
});
