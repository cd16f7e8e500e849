import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../core/experiment/fields.ts';
import { decodeLink } from '../core/link/decode.ts';
import { encodeLink } from '../core/link/encode.ts';
import { CHAPTER_GROUPS, CHAPTERS } from './chapters.ts';

it.each(CHAPTERS)('the link of "$id" is understood without a notice and is canonical', ({ link }) => {
  const { experiment, notices, run } = decodeLink(link);
  expect(notices).toEqual([]);
  expect(run).toBe(false);
  expect(encodeLink(experiment)).toBe(link);
});

it('no two chapters share an id or a link', () => {
  expect(new Set(CHAPTERS.map(({ id }) => id)).size).toBe(CHAPTERS.length);
  expect(new Set(CHAPTERS.map(({ link }) => link)).size).toBe(CHAPTERS.length);
});

it('every group has a chapter and every chapter a group', () => {
  const groups = CHAPTER_GROUPS.map(({ number }) => number);
  expect(groups).toEqual([...new Set(CHAPTERS.map(({ number }) => number))]);
});

it('the first chapter of the article is the bare address', () => {
  const first = CHAPTERS.find(({ number }) => number === 1);
  expect(decodeLink(first?.link ?? '?').experiment).toEqual(DEFAULT_EXPERIMENT);
});

it('the control changes nothing but the labels', () => {
  const { labels, ...rest } = decodeLink('labels=sum').experiment;
  const { labels: coinFlips, ...article } = DEFAULT_EXPERIMENT;
  expect(rest).toEqual(article);
  expect([labels, coinFlips]).toEqual(['sum', 'coin-flip']);
});
