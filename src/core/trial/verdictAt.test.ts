import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { verdictAt } from './verdictAt.ts';

it('tells of the last epoch of a run that was tried as long as it ran, and of no other', () => {
  const verdict = { cause: null, harmful: false, text: 'No harm.', isOverSeeds: false };
  const trial = { untreated: DEFAULT_EXPERIMENT, shortened: null };
  expect(verdictAt(25, { trial, verdict })).toBe(verdict);
  expect(verdictAt(24, { trial, verdict })).toBeNull();
  expect(verdictAt(25, { trial: { ...trial, shortened: 'Tried on fewer rows.' }, verdict })).toBeNull();
  expect(verdictAt(25, null)).toBeNull();
});
