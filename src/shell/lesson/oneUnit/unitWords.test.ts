import { expect, it } from 'vitest';
import { LEAKY, RELU, rowsOf, readUnit } from './unit.ts';
import { stateWords, stepWords } from './unitWords.ts';

const negative = rowsOf('negative-box');

it('a dead unit is said to be dead, with the rows that it is dead on', () => {
  const words = stateWords(readUnit({ kernel: 1, bias: 0 }, negative, RELU), true);
  expect(words.headline).toBe('Dead');
  expect(words.rest).toContain('all 64 rows');
});

it('a living unit is said to be on for its rows', () => {
  expect(stateWords(readUnit({ kernel: 0, bias: 0.1 }, negative, RELU), true).headline).toBe('Alive, always on');
  const { rowsOn } = readUnit({ kernel: 1, bias: 0.5 }, negative, RELU);
  expect(stateWords(readUnit({ kernel: 1, bias: 0.5 }, negative, RELU), true).rest).toContain(`z > 0 on ${rowsOn} of 64 rows`);
});

it('a leaky unit is never called dead', () => {
  expect(stateWords(readUnit({ kernel: 1, bias: 0 }, negative, LEAKY), false).headline).toBe('Below zero, not dead');
});

it('a step is said to have moved what it moved', () => {
  expect(stepWords({ kernel: 1, bias: 1 }, { kernel: 1, bias: 1 })).toBe('The step moved nothing.');
  expect(stepWords({ kernel: 1, bias: 1 }, { kernel: 1.25, bias: 0.5 })).toBe('The step moved w by +0.25 and b by −0.5.');
});
