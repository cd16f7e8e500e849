import { describe, expect, it } from 'vitest';
import { comparedExperiments, formatComparison, readComparison } from '../core/comparison/comparison.ts';
import { differencesOf } from '../core/comparison/differences.ts';
import { DEFAULT_EXPERIMENT } from '../core/experiment/fields.ts';
import { decodeLink } from '../core/link/decode.ts';
import { encodeLink } from '../core/link/encode.ts';
import { formatSweep, readStudy } from '../core/study/study.ts';
import { lessonOf, LESSONS } from './lessons.ts';

const LINKS = LESSONS.flatMap(({ id, link, quickLink }) => (quickLink === null ? [{ id, link }] : [{ id, link }, { id: `${id}, quick`, link: quickLink }]));

describe.each(LINKS)('the link of $id', ({ link }) => {
  const { experiment, view, run, notices } = decodeLink(link);
  const compared = view.compare === undefined ? null : readComparison(view.compare, experiment);
  const { study, notices: studyNotices } = readStudy(view.seeds, view.sweep, experiment);

  it('is understood without a notice', () => {
    expect([...notices, ...(compared?.notices ?? []), ...studyNotices]).toEqual([]);
  });

  it('is canonical, and leaves the start and the lesson key to the page', () => {
    expect(encodeLink(experiment, { view })).toBe(link);
    expect(compared?.comparison ? formatComparison(compared.comparison) : undefined).toBe(view.compare);
    expect(study?.sweep ? formatSweep(study.sweep) : undefined).toBe(view.sweep);
    expect([run, view.lesson]).toEqual([false, undefined]);
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
    expect(decodeLink(LESSONS[0]?.link ?? '?').experiment).toEqual(DEFAULT_EXPERIMENT);
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
    for (const { link } of LINKS) {
      const { experiment, view } = decodeLink(link);
      if (view.compare === undefined) continue;
      const { comparison } = readComparison(view.compare, experiment);
      const compared = comparison === null ? [] : comparedExperiments(experiment, comparison);
      expect(differencesOf(compared.map(({ experiment: one }) => one)).map(({ key }) => key)).toEqual([comparison?.key]);
    }
  });
});
