import { describe, expect, it } from 'vitest';
import { blowOf, UNIT_17, victimOf } from './judging/lastFall.ts';
import { lessonOf } from './lessons.ts';
import { judgeLink, networksOfLink, numberOf } from './testing/judgeLink.ts';

const lesson = lessonOf('who-killed');
const link = lesson?.link ?? '';

describe('the autopsy of unit 17', { timeout: 120_000 }, () => {
  it('says what moved it over the edge, from parts that add up to its fall', async () => {
    if (lesson === null) throw new Error('The lesson is missing.');
    const judgement = await judgeLink(lesson, link);
    const number = (id: string): number => numberOf(judgement, id);
    expect(number('z-before')).toBeGreaterThan(0);
    expect(number('z-after')).toBeLessThanOrEqual(0);
    expect(number('z-before') + number('z-by-bias') + number('z-by-kernel') + number('z-by-other-row')).toBeCloseTo(number('z-after'), 6);
    expect(number('z-by-gradient') + number('z-by-momentum')).toBeCloseTo(number('z-by-bias') + number('z-by-kernel'), 6);
    expect(judgement.answer).toBe(number('z-by-kernel') < number('z-by-bias') ? 'kernel' : 'bias');
    expect(judgement).toMatchObject({ verdict: 'holds', parts: [{ verdict: 'holds' }, { verdict: 'holds' }] });
  });

  it('without a mean of earlier gradients lays it on the last batch', async () => {
    if (lesson === null) throw new Error('The lesson is missing.');
    const judgement = await judgeLink(lesson, `${link.replace('lr=0.01', 'lr=0.02')}&optimizer=rmsprop`);
    expect(numberOf(judgement, 'z-by-momentum')).toBe(0);
    expect(judgement.parts[1]?.verdict).toBe('does-not-hold');
  });

  it('waits for the epoch to be recorded, and takes no other recording for it', async () => {
    const networks = await networksOfLink(link, 'end');
    const [run] = networks.runs;
    const unit = lesson?.watched?.(networks) ?? null;
    expect(unit).toMatchObject({ layer: 1, unit: UNIT_17 });
    expect(lesson?.judge(networks)).toMatchObject({ verdict: 'undecided', answer: null });
    if (run === undefined || unit === null) throw new Error('Nothing ran.');
    const recording = { ...unit, epoch: unit.epoch + 1, every: 1, steps: new Uint32Array(0), largest: new Float32Array(0), deaths: [], atEnd: [], death: null };
    expect(lesson?.judge({ ...networks, runs: [{ ...run, recording }] }).explanation).toEqual(lesson?.judge(networks).explanation);
    expect(blowOf(recording)).toBeNull();
    expect(lesson?.watched?.({ ...networks, runs: [{ ...run, finished: false }] })).toBeNull();
  });

  it('takes the last to die where unit 17 does not, and nobody where none does', async () => {
    const { runs: [run] } = await networksOfLink(link, 'end');
    if (run === undefined) throw new Error('Nothing ran.');
    const { experiment, frames } = run;
    const alive = frames.map((frame) => ({ ...frame, layers: frame.layers.map((layer) => ({ ...layer, maxPreActivation: layer.maxPreActivation.map((z, unit) => (unit === UNIT_17 ? 1 : z)) })) }));
    const other = victimOf(experiment, alive);
    const largest = (epoch: number): number => frames[epoch]?.layers[0]?.maxPreActivation[other?.unit ?? NaN] ?? NaN;
    expect(other?.unit).not.toBe(UNIT_17);
    expect(largest((other?.epoch ?? 0) - 1)).toBeGreaterThan(0);
    for (let epoch = other?.epoch ?? 0; epoch <= experiment.epochs; epoch += 1) expect(largest(epoch)).toBeLessThanOrEqual(0);
    expect(victimOf(experiment, frames.slice(0, 1))).toBeNull();
    expect(victimOf({ ...experiment, layers: experiment.layers.map((layer) => ({ ...layer, activation: { id: 'tanh', parameters: [] } })) }, frames)).toBeNull();
  });
});
