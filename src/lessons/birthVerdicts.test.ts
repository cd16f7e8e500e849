import { describe, expect, it } from 'vitest';
import { changeLayers } from '../core/experiment/settings/changeExperiment.ts';
import { decodeLink } from '../core/link/decode.ts';
import { bornDeadBounds } from '../core/study/bornDeadBounds.ts';
import { bornDeadReference } from './judging/bornDeadTheory.ts';
import { bornDeadSets } from './judging/unitFates.ts';
import type { Judgement, Lesson } from './lesson.ts';
import { lessonOf } from './lessons.ts';
import { settingsOf } from './judging/outcome.ts';
import { networksOfLink, judgeLink, numberOf } from './testing/judgeLink.ts';

function lesson(id: string): Lesson {
  const found = lessonOf(id);
  if (found === null) throw new Error(`There is no lesson ${id}.`);
  return found;
}

function judged(id: string, change = ''): Promise<Judgement> {
  const one = lesson(id);
  const link = one.quickLink ?? one.link;
  return judgeLink(one, change === '' ? link : `${link}&${change}`);
}

describe('born dead', { timeout: 120_000 }, () => {
  it.each([2, 3])('with one input, width %i: every depth lies within the bounds ± 3 standard errors', async (width) => {
    const judgement = await judged('born-dead-by-depth', `hidden=${width}`);
    expect(judgement.verdict).toBe('holds');
    for (const depth of [2, 5, 10]) {
      const { lower, upper } = bornDeadBounds(width, depth);
      const share = numberOf(judgement, `networks-dead/${depth}`);
      expect(share).toBeGreaterThan(lower - 3 * Math.sqrt((lower * (1 - lower)) / 64));
      expect(share).toBeLessThan(upper + 3 * Math.sqrt((upper * (1 - upper)) / 64));
    }
  });

  it.each([2, 3])('with four inputs, width %i: the shares agree with the Monte Carlo table, and no bound is drawn', async (width) => {
    const judgement = await judged('born-dead-four-inputs', `hidden=${width}`);
    expect(judgement.verdict).toBe('holds');
    expect(judgement.numbers.filter(({ id }) => id.includes('bound'))).toEqual([]);
    expect(judgement.numbers.filter(({ id }) => id.startsWith('reference/'))).toHaveLength(6);
  });

  it('has a reference for four inputs on the negative box only', () => {
    const { experiment } = decodeLink('hidden=3,3,3,3,3,3,3,3,3,3');
    expect(bornDeadReference(experiment)).toBe(0.584);
    expect(bornDeadReference({ ...experiment, inputs: 1 })).toBeNull();
    expect(bornDeadReference(changeLayers(experiment, { bias: 0.1 }).experiment)).toBeNull();
  });

  it('with a positive bias has neither bound nor reference, and is not decided', async () => {
    expect(await judged('born-dead-by-depth', 'bias=0.1&sweep=depth:1|2')).toMatchObject({ verdict: 'undecided' });
  });

  it('becomes rare with width', async () => {
    const judgement = await judged('born-dead-by-width');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'middle' });
    expect(numberOf(judgement, 'networks-dead/2')).toBeGreaterThan(numberOf(judgement, 'networks-dead/6'));
  });
});

describe('the same kernels', { timeout: 120_000 }, () => {
  it('a thousand times as large have the very same units dead', async () => {
    const { quickLink, link } = lesson('scale');
    const sets = bornDeadSets(settingsOf(await networksOfLink(quickLink ?? link, 'birth')));
    expect(sets).toHaveLength(4);
    for (const set of sets ?? []) expect(set).toEqual(sets?.[0]);
    expect(await judged('scale')).toMatchObject({ verdict: 'holds', answer: 'same' });
  });

  it('with a bias are no case of the claim', async () => {
    const judgement = await judged('scale', 'bias=-0.1');
    expect(judgement).toMatchObject({ verdict: 'undecided', answer: null });
    expect(judgement.explanation.join(' ')).toContain('bias 0 at birth; here it is -0.1');
  });

  it('with a lower bias have more units dead, and those that were', async () => {
    const judgement = await judged('negative-bias');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'most' });
    const shares = ['0.05', '0', '-0.05', '-0.1', '-0.2'].map((bias) => numberOf(judgement, `born-dead/${bias}`));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('drawn from (−1, 0) in three layers leave layer 1 alive and nothing after it', async () => {
    const judgement = await judged('negative-kernels-deep');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'all' });
    expect([1, 2, 3].map((layer) => numberOf(judgement, `born-dead-layer/${layer}`))).toEqual([0, 1, 1]);
  });

  it('that are symmetric are no negative ones', async () => {
    const judgement = await judged('negative-kernels-deep', 'initializer=he_normal');
    expect(judgement.verdict).toBe('undecided');
    expect(judgement.explanation.join(' ')).toContain('he_normal draws others');
  });
});
