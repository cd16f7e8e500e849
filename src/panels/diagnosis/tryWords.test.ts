import { expect, it } from 'vitest';
import { tryWords } from './tryWords.ts';

it('asks about what matters most', () => {
  expect(tryWords([{ rule: 'dead-layer' }, { rule: 'nothing-to-learn' }])).toBe('Was it the dead units?');
  expect(tryWords([{ rule: 'not-finite' }, { rule: 'dead-layer' }])).toBe('Find the cure');
  expect(tryWords([])).toBe('Could it do better?');
});
