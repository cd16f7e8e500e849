import { describe, expect, it } from 'vitest';
import type { Judgement } from './lesson.ts';
import { lessonOf } from './lessons.ts';
import { judgeLink, numberOf } from './testing/judgeLink.ts';

// Reference ranges: the article's experiments measured by three programs that share no code with this one.

/** The quick form of a lesson, or the full one where there is no other, with a setting changed. */
function judged(id: string, change = ''): Promise<Judgement> {
  const lesson = lessonOf(id);
  if (lesson === null) throw new Error(`There is no lesson ${id}.`);
  const link = lesson.quickLink ?? lesson.link;
  return judgeLink(lesson, change === '' ? link : `${link}&${change}`);
}

function expectBetween(judgement: Judgement, id: string, low: number, high: number): void {
  const value = numberOf(judgement, id);
  expect({ id, value, isInRange: value >= low && value <= high }).toEqual({ id, value, isInRange: true });
}

const NEAR_LN_2 = [Math.LN2 - 0.003, Math.LN2 + 0.003] as const;

describe('with coin-flip labels', { timeout: 300_000 }, () => {
  it('one ReLU layer dies and its loss is flat, but for another reason', async () => {
    const judgement = await judged('one-layer');
    expect(judgement).toMatchObject({ verdict: 'other-reason', answer: 'most' });
    expectBetween(judgement, 'dead', 0.78, 1);
    expectBetween(judgement, 'born-dead', 0, 0.2);
    expectBetween(judgement, 'loss', ...NEAR_LN_2);
  });

  it('three layers are severed, every kernel gradient is exactly 0, and that hurts nothing', async () => {
    const judgement = await judged('three-layers');
    expect(judgement).toMatchObject({ verdict: 'other-reason', answer: 'zero', parts: [{ verdict: 'holds' }, { verdict: 'does-not-hold' }] });
    expectBetween(judgement, 'dead-layer/1', 0.64, 0.89);
    expectBetween(judgement, 'dead-layer/2', 0.84, 0.94);
    expectBetween(judgement, 'dead-layer/3', 0.92, 1);
    expect([1, 2, 3].map((layer) => numberOf(judgement, `gradient-norm/${layer}`))).toEqual([0, 0, 0]);
    expectBetween(judgement, 'loss', ...NEAR_LN_2);
  });

  it.each([
    ['more-data', ['dead/20000', 'dead/100000']],
    ['dropout', ['dead/0', 'dead/0.25', 'dead/0.5']],
    ['more-layers', ['dead-last/64', 'dead-last/64,64,64', 'dead-last/64,64,64,64,64']],
  ])('%s does not keep units alive', async (id, deadIds) => {
    const judgement = await judged(id);
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'same' });
    for (const dead of deadIds) expectBetween(judgement, dead, 0.78, 1);
  });

  it('more epochs leave no fewer units dead', async () => {
    const judgement = await judged('more-epochs');
    const [helps, isNeverUpdated] = judgement.parts;
    expect(helps?.verdict).toBe('holds');
    expect(isNeverUpdated?.verdict).toBe(numberOf(judgement, 'revived/25') > 0 ? 'does-not-hold' : 'holds');
    expect(numberOf(judgement, 'dead')).toBeGreaterThanOrEqual(numberOf(judgement, 'dead-earlier/25') - 0.1);
    expectBetween(judgement, 'loss', ...NEAR_LN_2);
  });

  it('tanh, sigmoid and leaky ReLU end at ln 2 too, with gradients that have not vanished', async () => {
    const judgement = await judged('other-activations');
    expect(judgement).toMatchObject({ verdict: 'other-reason', answer: 'none' });
    for (const activation of ['tanh', 'sigmoid', 'leaky_relu']) {
      expectBetween(judgement, `loss/${activation}`, ...NEAR_LN_2);
      expectBetween(judgement, `gradient/${activation}`, 1e-6, 1e-2);
    }
  });

  it('SELU keeps gradients and ends at ln 2 all the same', async () => {
    const judgement = await judged('selu');
    expect(judgement.verdict).toBe('other-reason');
    for (const rate of ['0.25', '0']) {
      expectBetween(judgement, `loss/${rate}`, ...NEAR_LN_2);
      expectBetween(judgement, `gradient/${rate}`, 1e-5, 1e-2);
    }
  });

  it('a leaky unit below 0 on every row still has a gradient', async () => {
    const judgement = await judged('leaky-slope');
    expect(judgement.verdict).toBe('holds');
    expect(numberOf(judgement, 'gradient-zero/relu')).toBeCloseTo(numberOf(judgement, 'below-zero/relu'), 6);
    expectBetween(judgement, 'below-zero/leaky_relu:0.01', 0.5, 1);
    expect(numberOf(judgement, 'gradient-zero/leaky_relu:0.01')).toBe(0);
  });
});

describe('at full size', { timeout: 300_000 }, () => {
  it('the initializer matters: he_normal keeps about half alive, random_uniform almost none', async () => {
    const judgement = await judged('initializers', 'compare=initializer:he_normal|random_uniform');
    expect(judgement).toMatchObject({ verdict: 'does-not-hold', answer: 'random' });
    expectBetween(judgement, 'dead-on-training/he_normal', 0.33, 0.64);
    expectBetween(judgement, 'dead-on-training/random_uniform', 0.94, 1);
    expectBetween(judgement, 'loss/he_normal', Math.LN2 - 0.0001, 0.694);
  });

  it('kernels from (−1, 0) start with no unit dead and lose them over the epochs', async () => {
    const judgement = await judged('negative-kernels');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'none' });
    expect([numberOf(judgement, 'born-dead'), numberOf(judgement, 'dead-earlier/1')]).toEqual([0, 0]);
    expectBetween(judgement, 'dead-earlier/5', 0, 0.25);
    expectBetween(judgement, 'dead-on-training', 0.48, 0.91);
    expectBetween(judgement, 'loss', Math.LN2 - 0.0001, 0.6946);
  });
});

describe('with labels that follow the sum', { timeout: 300_000 }, () => {
  it.each([
    ['one-layer', 'other-reason', 'does-not-hold'],
    ['three-layers', 'other-reason', 'does-not-hold'],
    ['more-epochs', 'other-reason', 'does-not-hold'],
    ['other-activations', 'other-reason', 'does-not-hold'],
    ['selu', 'other-reason', 'holds'],
  ])('the verdict on %s turns from %s to %s', async (id, coinFlips, sum) => {
    expect((await judged(id)).verdict).toBe(coinFlips);
    expect((await judged(id, 'labels=sum')).verdict).toBe(sum);
  });

  it('dropout has little effect on units here either', async () => {
    expect(await judged('dropout', 'labels=sum')).toMatchObject({ verdict: 'holds', answer: 'same' });
  });

  it('the network learns, like those with the other labels that can be learnt', async () => {
    const judgement = await judged('control');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'most' });
    expectBetween(judgement, 'accuracy/sum', 0.95, 1);
    expectBetween(judgement, 'accuracy/norm', 0.9, 1);
    expectBetween(judgement, 'accuracy/xor', 0.95, 1);
    expectBetween(judgement, 'dead/sum', 0.02, 0.27);
    expectBetween(judgement, 'loss/coin-flip', ...NEAR_LN_2);
  });

  it('learning rate 0.1 kills half of the units and the network is accurate', async () => {
    const judgement = await judged('dead-yet-accurate');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'most' });
    expectBetween(judgement, 'dead', 0.5, 0.81);
    expectBetween(judgement, 'accuracy', 0.95, 1);
  });

  it('most lines leave on coin flips, few where there is something to learn, and none of the dead comes back', async () => {
    const judgement = await judged('watch-a-line-leave');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'most' });
    expectBetween(judgement, 'lines-left', 9, 16);
    expect(numberOf(judgement, 'lines-birth')).toBe(16);
    expect(await judged('watch-a-line-leave', 'labels=norm')).toMatchObject({ verdict: 'does-not-hold', answer: 'few' });
    expect(await judged('watch-a-line-leave', 'inputs=3')).toMatchObject({ verdict: 'undecided' });
  });

  it('a ReLU output asked for −1 ends at the floor, and a linear one below it', async () => {
    const judgement = await judged('target-out-of-reach');
    expect(judgement).toMatchObject({ verdict: 'holds', answer: 'floor' });
    expect(numberOf(judgement, 'floor/relu')).toBeCloseTo(0.5, 1);
    expectBetween(judgement, 'loss/relu', 0.49, 0.53);
    expectBetween(judgement, 'loss/linear', 0, 0.3);
  });
});
