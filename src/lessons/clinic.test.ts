import { describe, expect, it } from 'vitest';
import { readLink } from '../core/address/readLink.ts';
import type { Judgement, ShownNetworks } from './lesson.ts';
import { lessonOf, LESSONS } from './lessons.ts';
import { judgeLink, networksOfLink } from './testing/judgeLink.ts';

// Sentences that lessons said and their numbers refuted.

const QUICK = 'rows=20000&batch=256&lr=0.01';
const SMALL = 'rows=1000&batch=32&epochs=4&labels=norm&output=linear&data=normal&initializer=he_normal&optimizer=sgd&lr=0.1';

function judged(id: string, link: string): Promise<Judgement> {
  const lesson = lessonOf(id);
  if (lesson === null) throw new Error(`There is no lesson ${id}.`);
  return judgeLink(lesson, link);
}

const said = ({ explanation }: Judgement): string => explanation.join(' ');

describe('a verdict', { timeout: 300_000 }, () => {
  it('does not say that dead units hurt where nothing can be hurt', async () => {
    const judgement = await judged('three-layers', `${QUICK}&hidden=64,64,64`);
    expect(judgement).toMatchObject({ verdict: 'other-reason', parts: [{ verdict: 'holds' }, { verdict: 'does-not-hold' }] });
  });

  it('does not say “never updated again” beside a unit that came back', async () => {
    const judgement = await judged('more-epochs', `${QUICK}&epochs=100`);
    expect(said(judgement)).toMatch(/came back [1-9]/);
    expect(judgement).toMatchObject({ verdict: 'other-reason', parts: [{ verdict: 'holds' }, { verdict: 'does-not-hold' }] });
  });

  it('takes a network that is not finite for no remedy', async () => {
    const judgement = await judged('more-layers', `${SMALL}&compare=hidden:64|64,64,64`);
    expect(judgement).toMatchObject({ verdict: 'undecided', answer: null });
    expect(said(judgement)).toContain('with 64,64,64 the network does not compute finite numbers');
    expect(said(judgement)).not.toContain('no dead state');
  });

  it('puts no difference down to what does not differ', async () => {
    const judgement = await judged('dropout', 'rows=4000&batch=64&lr=0.01&epochs=4&hidden=8&compare=seed:1|2|3');
    expect(judgement).toMatchObject({ verdict: 'undecided', answer: null });
    expect(said(judgement)).toMatch(/runs that differ in dropout alone; these differ in .*1 \| 2 \| 3/);
  });

  it('calls a loss learnt by the margin of its rows, and does not call a lower loss no better', async () => {
    const judgement = await judged('one-layer', 'rows=5000&labels=sum&lr=0.000001&epochs=5&batch=256');
    expect(judgement.verdict).toBe('does-not-hold');
    expect(said(judgement)).not.toContain('no better than');
    expect(said(judgement)).toContain('below that would be more than chance');
  });

  it('on the scale of kernels is not given where a bias is', async () => {
    const judgement = await judged('scale', `${QUICK}&epochs=1&bias=0.1&compare=initializer:random_normal:0.01|random_normal:1`);
    expect(judgement.verdict).toBe('undecided');
    expect(said(judgement)).toContain('The question asks for bias 0 at birth; here it is 0.1.');
  });

  it('takes a leaky ReLU of slope 0 for the ReLU that it is', async () => {
    const judgement = await judged('leaky-slope', `${QUICK}&epochs=2&rows=4000&compare=activation:relu|leaky_relu:0`);
    expect(judgement.verdict).toBe('undecided');
    expect(said(judgement)).toContain('a ReLU and a slope below 0');
  });

  it('on fewer dead units of one seed is not given, and leads to the seeds that would decide it', async () => {
    const compared = await networksOfLink('rows=4000&lr=0.01&batch=256&epochs=1&hidden=16&compare=dropout:0|0.5', 'end');
    // As many units dead without dropout as there are, none with it.
    const runs = compared.runs.map((run, index) => ({
      ...run,
      frames: run.frames.map((frame) => ({ ...frame, layers: frame.layers.map((layer, place) => (place === 0 ? { ...layer, deadFraction: index === 0 ? 1 : 0 } : layer)) })),
    }));
    const judgement = lessonOf('dropout')?.judge({ runs, study: null });
    expect(judgement?.verdict).toBe('undecided');
    expect(judgement?.explanation.join(' ')).toContain('one seed does not tell');
    expect(judgement?.wouldDecide).toContain('seeds=8&sweep=dropout:0|0.5');
    expect(readLink(judgement?.wouldDecide ?? '').notices).toEqual([]);
  });

  it('over seeds measures what seeds explain with these seeds', async () => {
    const judgement = await judged('dropout', 'rows=4000&lr=0.01&batch=256&epochs=4&seeds=8&sweep=dropout:0|0.5');
    expect(judgement.verdict).not.toBe('undecided');
    expect(said(judgement)).toMatch(/over 8 seeds|in all 8/);
  });
});

describe('every lesson', { timeout: 120_000 }, () => {
  it('states what its question takes for granted', () => {
    for (const { id, conditions } of LESSONS) expect({ id, count: conditions.length }).not.toEqual({ id, count: 0 });
  });

  it('is undecided, with the reason, of runs of another question', async () => {
    const compared = await networksOfLink('data=normal&rows=1000&epochs=1&bias=0.5&compare=seed:1|2', 'end');
    for (const { id, judge } of LESSONS) {
      const judgement = judge(compared);
      expect({ id, verdict: judgement.verdict, isReasoned: said(judgement).startsWith('Not decided. The question asks for ') }).toEqual({ id, verdict: 'undecided', isReasoned: true });
    }
  });

  it('is undecided of a network that is not finite, and says so', async () => {
    const networks: ShownNetworks = await networksOfLink(`${SMALL}&hidden=64,64,64`, 'end');
    for (const { id, judge, until } of LESSONS.filter((lesson) => lesson.until === 'end')) {
      const judgement = judge(networks);
      expect({ id, until, verdict: judgement.verdict, isSaid: said(judgement).includes('finite') }).toEqual({ id, until, verdict: 'undecided', isSaid: true });
    }
  });
});
