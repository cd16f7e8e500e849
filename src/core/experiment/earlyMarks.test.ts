import { expect, it } from 'vitest';
import { decodeLink } from '../link/decode.ts';
import { earlyMarksOf, earlyPartsOf } from './earlyMarks.ts';

const marksOf = (link: string): ReturnType<typeof earlyMarksOf> => earlyMarksOf(decodeLink(link).experiment);

it('marks each twentieth of the first two epochs but their ends', () => {
  const marks = marksOf('');
  expect(marks.map(({ epoch }) => Math.round(epoch * 20))).toEqual(Array.from({ length: 39 }, (_, index) => index + 1).filter((twentieth) => twentieth !== 20));
  expect(marks[0]).toEqual({ epoch: 0.05, step: 219 });
  expect(marks.at(-1)).toEqual({ epoch: 1.95, step: 4375 + 4156 });
});

it('marks every step where an epoch has fewer than twenty, and nothing where it has one', () => {
  expect(marksOf('rows=1000&batch=200').map(({ step }) => step)).toEqual([1, 2, 3, 5, 6, 7]);
  expect(marksOf('rows=1000&batch=1000')).toEqual([]);
});

it('keeps to the parts of the run where its epochs become shorter on the way', () => {
  const marks = earlyMarksOf(decodeLink('').experiment, 7);
  expect(marks.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13]);
  expect(marks[0]?.epoch).toBe(0.1);
});

it('marks no epoch that is not trained', () => {
  expect(marksOf('epochs=1').map(({ step }) => step)).toEqual(marksOf('').map(({ step }) => step).filter((step) => step < 4375));
});

it('reads a large network in fewer parts where the run is so short that they would cost more than a tenth of it', () => {
  const parts = (link: string): number => earlyPartsOf(decodeLink(link).experiment);
  expect(parts('rows=20000&epochs=2')).toBe(20);
  expect(parts('hidden=256,256,256,256&rows=20000')).toBe(20);
  expect(parts('hidden=256,256,256,256&rows=20000&epochs=2')).toBe(3);
});
