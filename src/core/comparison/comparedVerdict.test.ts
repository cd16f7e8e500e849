import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdict } from '../diagnosis/verdict.ts';
import { handmadeFrame, handmadeRun, type Stated } from '../diagnosis/testing/handmadeFrames.ts';
import { randomExperiment } from '../experiment/testing/randomExperiment.ts';
import { decodeLink } from '../link/decode.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { comparedVerdict, commonEpoch, type ComparedRun } from './comparedVerdict.ts';

const HALVES: DataFacts = { trainRows: 140_000, validationRows: 60_000, trainPositiveShare: 0.5, validationPositiveShare: 0.5 };

function runOf(name: string, link: string, stated: Partial<Stated>): ComparedRun {
  const { experiment } = decodeLink(link);
  return { name, experiment, facts: HALVES, frames: [handmadeFrame(experiment, { epoch: 0 }), handmadeFrame(experiment, { epoch: 1, ...stated })] };
}

function wordsOf(...runs: readonly ComparedRun[]): string {
  const { headline, rest } = comparedVerdict(runs);
  return `${headline} | ${rest}`;
}

const PERCENT = '\u202f%';

describe('the first sentence', () => {
  it('is about runs that are not finite, and since when', () => {
    const { experiment } = decodeLink('activation=leaky_relu&labels=sum');
    const broken: ComparedRun = { name: 'lr=0.45', experiment, facts: HALVES, frames: handmadeRun(experiment, 5, (epoch) => (epoch < 2 ? {} : { nanLayers: [1, 2], trainLoss: NaN, validationLoss: NaN })) };
    expect(wordsOf(runOf('lr=0.02', 'activation=leaky_relu&labels=sum', { validationLoss: 0.25 }), broken)).toBe('Not a finite number: lr=0.45 since epoch 2. | Validation loss: 0.2500 (lr=0.02). No hidden unit of lr=0.02 can die.');
    expect(wordsOf(broken, { ...broken, name: 'lr=1' })).toBe('Not a finite number: lr=0.45 since epoch 2 and lr=1 since epoch 2. | ');
  });

  it('else about the loss, and whether the second run does better', () => {
    const relu = runOf('relu', 'labels=sum&hidden=64,32', { dead: [0.5, 1], validationLoss: 0.6, accuracy: 0.68 });
    const leaky = runOf('leaky_relu', 'labels=sum&hidden=64,32&activation=leaky_relu', { validationLoss: 0.2, accuracy: 0.93 });
    expect(wordsOf(relu, leaky)).toBe(`Validation loss: 0.6000 (relu) and 0.2000 (leaky_relu). | With this seed leaky_relu does better: 93${PERCENT} against 68${PERCENT} accurate. Dead units: 64 of 96 (relu) and none can die (leaky_relu).`);
    expect(wordsOf(leaky, relu)).toContain(`With this seed leaky_relu does better: 93${PERCENT} against 68${PERCENT} accurate.`);
  });

  it('at birth about units', () => {
    const born = (name: string, dead: number): ComparedRun => ({ ...runOf(name, 'labels=sum', {}), frames: [handmadeFrame(decodeLink('labels=sum').experiment, { epoch: 0, dead: [dead], validationLoss: dead })] });
    expect(wordsOf(born('a', 0.5), born('b', 0.25))).toBe('Units born dead: 32 of 64 (a) and 16 of 64 (b). | Untrained, validation loss: 0.5000 (a) and 0.2500 (b).');
  });
});

describe('which run does better', () => {
  const sum = (name: string, stated: Partial<Stated>, link = ''): ComparedRun => runOf(name, `labels=sum&${link}`, stated);

  it('is no more than the validation rows can tell', () => {
    expect(wordsOf(sum('a', { validationLoss: 0.5, accuracy: 0.8 }), sum('b', { validationLoss: 0.50005, accuracy: 0.8 }))).toContain('60,000 validation rows cannot tell these losses apart.');
  });

  it('says when loss and accuracy disagree', () => {
    expect(wordsOf(sum('a', { validationLoss: 0.5, accuracy: 0.9 }), sum('b', { validationLoss: 0.4, accuracy: 0.8 }))).toContain(`With this seed b has the lower loss, yet a is more accurate: 90${PERCENT} against 80${PERCENT}.`);
  });

  it('is not said of other seeds, nor of coin flips', () => {
    expect(wordsOf(sum('a', { validationLoss: 0.5 }), sum('b', { validationLoss: 0.4 }, 'seed=2'))).toContain('Their seeds differ, so that may be all there is to it.');
    expect(wordsOf(runOf('a', '', { validationLoss: 0.7 }), runOf('b', '', { validationLoss: 0.69 }))).toBe('Dead units: 0 of 64 (a) and 0 of 64 (b). | Validation loss: 0.7000 (a) and 0.6900 (b). Coin-flip labels leave nothing to learn.');
  });

  it('is a matter of accuracy where losses or targets differ', () => {
    const squares = sum('b', { validationLoss: 0.01, accuracy: 0.7 }, 'output=linear&loss=mean_squared_error');
    expect(wordsOf(sum('a', { validationLoss: 0.5, accuracy: 0.8 }), squares)).toMatch(/^Validation accuracy: 80.% \(a\) and 70.% \(b\)\. \| With this seed a is more accurate\./u);
  });

  it('names those that have not learnt, by the margin of learning', () => {
    expect(wordsOf(sum('a', { validationLoss: 0.3 }), sum('b', { validationLoss: 0.69313 }))).toContain('b is no better than the best constant’s loss, ln 2.');
    expect(wordsOf(sum('a', { validationLoss: 243 }), sum('b', { validationLoss: 0.6932 }))).toContain('None is better than the best constant’s loss, ln 2.');
  });
});

it('of more than two the least and the most, or that they agree', () => {
  const [a, b, c] = [0.5, 0.25, 1].map((dead, index) => runOf('abc'.charAt(index), '', { dead: [dead], validationLoss: dead }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('Three runs were made.');
  expect(wordsOf(a, b, c)).toBe(`Dead units: from 25${PERCENT} (b) to 100${PERCENT} (c). | Validation loss: from 0.2500 (b) to 1.000 (c). Coin-flip labels leave nothing to learn.`);
  expect(wordsOf(a, a, a)).toBe(`Dead units: 50${PERCENT} in every run. | Validation loss: 0.5000 in every run. Coin-flip labels leave nothing to learn.`);
  expect(comparedVerdict([a]).headline).toBe('');
});

it('tells an output that ignores its input', () => {
  expect(wordsOf(runOf('a', 'labels=sum', { constant: true, validationLoss: 0.7 }), runOf('b', 'labels=sum', { validationLoss: 0.3 }))).toContain('The output of a ignores the input.');
});

it('tells a dead output unit', () => {
  const dead = runOf('output=relu', 'output=relu&loss=mean_squared_error', { dead: [0, 1] });
  expect(wordsOf(dead, runOf('output=linear', 'output=linear&loss=mean_squared_error', {}))).toContain('The output unit of output=relu is dead.');
});

it('says of a run with a NaN nothing but that, whatever the runs are', () => {
  const STATE = fc.record({ dead: fc.double({ min: 0, max: 1, noNaN: true }), loss: fc.double({ min: 0, max: 3, noNaN: true }), isBroken: fc.boolean() });
  fc.assert(
    fc.property(fc.array(fc.tuple(randomExperiment, STATE), { minLength: 2, maxLength: 6 }), fc.integer({ min: 0, max: 4 }), (networks, epoch) => {
      const runs = networks.map(([experiment, { dead, loss, isBroken }], index): ComparedRun => {
        const stated = { dead: [...experiment.layers.map(() => dead), 0], trainLoss: loss, validationLoss: loss };
        return { name: `run#${index}#`, experiment, facts: HALVES, frames: handmadeRun(experiment, epoch, () => (isBroken ? { ...stated, nanLayers: [1], validationLoss: NaN } : stated)) };
      });
      const { headline, rest } = comparedVerdict(runs);
      const broken = runs.filter((_, index) => networks[index]?.[1].isBroken).map(({ name }) => name);
      expect(headline).not.toBe('');
      expect(headline.startsWith('Not a finite number: ')).toBe(broken.length > 0);
      expect(broken.filter((name) => !headline.includes(name) || rest.includes(name))).toEqual([]);
      expect(`${headline} ${rest}`).not.toMatch(/NaN|undefined/);
    }),
    { numRuns: 400 },
  );
});

it('agrees with what is said of each run alone: which is not finite, which learnt, which output ignores the input', () => {
  const STATE = fc.record({ loss: fc.double({ min: 0, max: 1, noNaN: true }), accuracy: fc.double({ min: 0, max: 1, noNaN: true }), isBroken: fc.boolean(), constant: fc.boolean() });
  fc.assert(
    fc.property(randomExperiment, fc.tuple(STATE, STATE), (drawn, states) => {
      const experiment = { ...drawn, labels: 'sum' } as const;
      const runs = states.map(({ loss, accuracy, isBroken, constant }, index): ComparedRun => {
        const stated = { trainLoss: loss, validationLoss: loss, accuracy, constant };
        return { name: `run#${index}#`, experiment, facts: HALVES, frames: handmadeRun(experiment, 6, () => (isBroken ? { ...stated, nanLayers: [1], validationLoss: NaN } : stated)) };
      });
      const { headline, rest } = comparedVerdict(runs);
      const sentences = `${headline} ${rest}`.split(/(?<=\.) /);
      const about = (name: string, words: string): boolean => sentences.some((sentence) => sentence.includes(words) && (sentence.includes(name) || sentence.startsWith('None')));
      for (const { name, facts, frames } of runs) {
        const own = Object.values(verdict(experiment, facts, frames)).join(' ');
        expect(own.includes('Not a finite number')).toBe(about(name, 'Not a finite number'));
        expect(own.includes('ignores the input')).toBe(about(name, 'ignores the input'));
        expect(own.includes('It learns') && about(name, 'better than')).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

it('is the epoch of the run that is furthest behind among those in training', () => {
  expect(commonEpoch([{ newestEpoch: 5, epochs: 25 }, { newestEpoch: 3, epochs: 25 }, { newestEpoch: 2, epochs: 2 }])).toBe(3);
  expect(commonEpoch([{ newestEpoch: 3, epochs: 25 }, { newestEpoch: 0, epochs: 25 }])).toBe(0);
});

it('sets no limit to runs that have ended, of whatever length', () => {
  expect(commonEpoch([{ newestEpoch: 25, epochs: 25 }, { newestEpoch: 100, epochs: 100 }])).toBe(Infinity);
  expect(commonEpoch([{ newestEpoch: 25, epochs: 25 }, { newestEpoch: 0, epochs: 25 }])).toBe(Infinity);
});
