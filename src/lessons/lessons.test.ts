import { describe, expect, it } from 'vitest';
import { differencesOf } from '../core/comparison/differences.ts';
import { DEFAULT_EXPERIMENT } from '../core/experiment/settings/fields.ts';
import { readLink } from '../core/address/readLink.ts';
import { comparedKey, experimentsOf, writeShown, type Shown } from '../core/shown/shown.ts';
import { studyPoints } from '../core/study/study.ts';
import type { ShownNetworks } from './lesson.ts';
import { lessonOf, LESSONS } from './lessons.ts';

const LINKS = LESSONS.flatMap(({ id, link, quickLink, conditions }) => (quickLink === null ? [{ id, link, conditions }] : [{ id, link, conditions }, { id: `${id}, quick`, link: quickLink, conditions }]));

/** The networks of a link, of which nothing is known yet. */
function networksOf(shown: Shown): ShownNetworks {
  if (shown.kind === 'study') {
    const points = studyPoints(shown.experiment, shown.study).map(({ value, experiments }) => ({ value, experiments, facts: null, summaries: [] }));
    return { runs: [], study: { axis: shown.study.sweep?.axis ?? null, points } };
  }
  return { runs: experimentsOf(shown).map((experiment) => ({ label: null, experiment, facts: null, frames: [], finished: false })), study: null };
}

describe.each(LINKS)('the link of $id', ({ link, conditions }) => {
  const { shown, page, run, notices } = readLink(link);

  it('is understood without a notice', () => {
    expect(notices).toEqual([]);
  });

  it('is canonical, and leaves the start and the lesson key to the page', () => {
    expect(writeShown(shown)).toBe(link);
    expect([run, page]).toEqual([false, {}]);
  });

  it('shows what its question takes for granted', () => {
    expect(conditions.flatMap(({ broken }) => broken(networksOf(shown)) ?? [])).toEqual([]);
  });
});

describe('the lessons', () => {
  it('have an id of their own each, which finds them', () => {
    expect(new Set(LESSONS.map(({ id }) => id)).size).toBe(LESSONS.length);
    for (const lesson of LESSONS) expect(lessonOf(lesson.id)).toBe(lesson);
    expect(lessonOf('constructor')).toBeNull();
  });

  it('put the article’s questions first, and the bare address before all', () => {
    const own = LESSONS.map(({ claim }) => claim.section === null);
    expect(own).toEqual(own.toSorted((a, b) => Number(a) - Number(b)));
    expect(readLink(LESSONS[0]?.link ?? '?').experiment).toEqual(DEFAULT_EXPERIMENT);
  });

  it('ask for a prediction among two to four different options', () => {
    for (const { prediction } of LESSONS) {
      expect(prediction.options.length).toBeGreaterThanOrEqual(2);
      expect(prediction.options.length).toBeLessThanOrEqual(4);
      expect(new Set(prediction.options.map(({ id }) => id)).size).toBe(prediction.options.length);
    }
  });

  it('decide nothing before anything has run', () => {
    for (const { judge } of LESSONS) expect(judge({ runs: [], study: null })).toMatchObject({ verdict: 'undecided', answer: null, numbers: [] });
  });

  it('compare runs that differ in the compared setting alone', () => {
    const shown = LINKS.map(({ link }) => readLink(link).shown).filter(({ kind }) => kind === 'comparison');
    expect(shown.length).toBeGreaterThan(0);
    for (const one of shown) expect(differencesOf(experimentsOf(one)).map(({ key }) => key)).toEqual([comparedKey(one)]);
  });
});
