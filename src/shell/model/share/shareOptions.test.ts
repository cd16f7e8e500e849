import { expect, it } from 'vitest';
import { HIDEABLE, LOCKABLE_KEYS } from '../../../core/address/page.ts';
import { PANELS } from '../../../panels/table.ts';
import { HIDE_OPTIONS, idsOf, LOCK_OPTIONS } from './shareOptions.ts';

it('offers all that a link can hide and lock, each by words of its own', () => {
  expect(HIDE_OPTIONS.map(({ id }) => id)).toEqual(HIDEABLE);
  expect(LOCK_OPTIONS.map(({ id }) => id)).toEqual(LOCKABLE_KEYS);
  for (const options of [HIDE_OPTIONS, LOCK_OPTIONS]) expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
  expect(idsOf(LOCK_OPTIONS, ['Operations', 'Seed'])).toEqual(['seed', 'at']);
});

it('names panels as they are named', () => {
  for (const { id, title } of PANELS) expect(HIDE_OPTIONS.find((option) => option.id === id)?.label).toBe(title);
});
