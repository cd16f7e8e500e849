import { expect, it } from 'vitest';
import { decodeLink } from '../../../core/link/decode.ts';
import { formatDuration } from '../../../core/words/numbers.ts';
import { epochText, secondsLeft, shownEpochText, stepsText, timeText, type Progress } from './progressText.ts';

/** The article: 4,375 steps an epoch, 109,375 in all. */
const article: Progress = { experiment: decodeLink('').experiment, status: 'birth', step: 0, seconds: 0, stepsPerSecond: 0 };

it('at birth it says how much there is to do', () => {
  expect(epochText(article)).toBe('Epoch 0 of 25');
  expect([stepsText(article), timeText(article)]).toEqual(['109,375 steps to go', '']);
});

it('an epoch counts once its last step is done', () => {
  expect(epochText({ ...article, step: 3 * 4375 - 1 })).toBe('Epoch 2 of 25');
  expect(epochText({ ...article, step: 3 * 4375 })).toBe('Epoch 3 of 25');
});

it('names the epoch of the past that is looked at', () => {
  expect([shownEpochText(0, 25), shownEpochText(3, 25)]).toEqual(['Birth shown', 'Epoch 3 of 25 shown']);
});

it('while training it says rate and time left', () => {
  const running: Progress = { ...article, status: 'running', step: 9375, seconds: 10, stepsPerSecond: 1000 };
  expect(secondsLeft(running)).toBe(100);
  expect([stepsText(running), timeText(running)]).toEqual(['9,375 steps · 1,000 steps/s', '2 min left']);
});

it('afterwards it says how long it took', () => {
  const finished: Progress = { ...article, status: 'finished', step: 109_375, seconds: 42.4, stepsPerSecond: 2600 };
  expect([stepsText(finished), timeText(finished)]).toEqual(['109,375 steps', '42 s']);
});

it.each([
  [0.94, '0.9 s'],
  [59.6, '60 s'],
  [1080, '18 min'],
  [7500, '2 h 5 min'],
  [Number.NaN, '–'],
])('%d s reads %s', (span, text) => {
  expect(formatDuration(span)).toBe(text);
});
