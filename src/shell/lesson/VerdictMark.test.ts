import { expect, it } from 'vitest';
import { LESSONS } from '../../lessons/lessons.ts';
import type { Judgement } from '../../lessons/lesson.ts';
import { announcement, predictionWords } from './VerdictMark.tsx';

const judgement: Judgement = { verdict: 'other-reason', parts: [], answer: null, numbers: [], explanation: [], wouldDecide: null };

it.each(LESSONS)('a prediction in "$id" is set against the option that the numbers bear out', (lesson) => {
  const [first, second] = lesson.prediction.options;
  if (first === undefined || second === undefined) throw new Error('A lesson has two options or more.');
  const measured = { ...judgement, answer: first.id };
  expect(predictionWords(lesson, measured, first.id)).toBe(`As you predicted: ${first.text}.`);
  expect(predictionWords(lesson, measured, second.id)).toBe(`Not as you predicted: ${first.text}.`);
  expect(predictionWords(lesson, measured, null)).toBe(`The numbers say: ${first.text}.`);
  expect(predictionWords(lesson, judgement, second.id)).toContain('fit none');
  expect(predictionWords(lesson, measured, 'an option of old')).toBe(`The numbers say: ${first.text}.`);
  expect(announcement(lesson, measured, first.id)).toContain('holds for another reason');
});
