import { expect, it } from 'vitest';
import { decodeLink } from '../../core/link/decode.ts';
import type { ShownNetworks } from '../lesson.ts';
import { oneLayer } from '../chapters/oneLayer.ts';
import { lessonFrom, optionFor } from './judge.ts';
import { moreData } from '../chapters/remedies.ts';

interface Seed {
  readonly dead: number;
  readonly loss: number;
}

const WELL = { outputDead: null, isFinite: true, trainAccuracy: 0.5 };

/** Four seeds of an experiment as a study shows them, at birth and after an epoch. */
function seedsAfter(epoch: number, link: string, seeds: readonly Seed[], positiveShare: number | null = 0.5): ShownNetworks {
  const { experiment } = decodeLink(link);
  const facts = positiveShare === null ? null : seeds.map(() => ({ trainRows: 140_000, validationRows: 60_000, trainPositiveShare: positiveShare, validationPositiveShare: positiveShare }));
  const summaries = seeds.flatMap(({ dead, loss }, replica) => [
    { replica, epoch: 0, deadFraction: [0.0625], ...WELL, trainLoss: 0.7, validationLoss: 0.7, validationAccuracy: 0.5 },
    { replica, epoch, deadFraction: [dead], ...WELL, trainLoss: loss, validationLoss: loss, validationAccuracy: 0.5 },
  ]);
  return { runs: [], study: { axis: null, points: [{ value: null, experiments: seeds.map((_, seed) => ({ ...experiment, seed })), facts, summaries }] } };
}

const DYING: readonly Seed[] = [0.875, 0.75, 1, 0.9375].map((dead) => ({ dead, loss: Math.LN2 }));

it('many seeds are judged by their median, and their range is shown', () => {
  const { verdict, numbers } = oneLayer.judge(seedsAfter(25, '', DYING));
  expect(verdict).toBe('other-reason');
  expect(numbers.find(({ id }) => id === 'dead')).toMatchObject({ value: 0.90625, spread: { kind: 'range', low: 0.75, high: 1 } });
});

it('before the last epoch numbers are shown and nothing is decided', () => {
  const { verdict, answer, numbers } = oneLayer.judge(seedsAfter(24, '', DYING));
  expect([verdict, answer]).toEqual(['undecided', null]);
  expect(numbers.length).toBeGreaterThan(0);
});

it('a severed layer is why a loss is stuck; of a layer that is mostly dead that is not known until it is tried', () => {
  const severed = DYING.map((seed) => ({ ...seed, dead: 1 }));
  expect(oneLayer.judge(seedsAfter(25, 'labels=sum', severed)).verdict).toBe('holds');
  const dying = oneLayer.judge(seedsAfter(25, 'labels=sum', DYING));
  expect(dying.parts.map(({ verdict }) => verdict)).toEqual(['holds', 'undecided']);
  expect(dying.verdict).toBe('undecided');
});

it('networks that are not finite are no deaths and no remedy, and are counted', () => {
  const shown = seedsAfter(25, '', DYING);
  const study = shown.study ?? { axis: null, points: [] };
  const points = study.points.map((point) => ({ ...point, summaries: point.summaries.map((summary) => (summary.replica === 2 ? { ...summary, isFinite: summary.epoch === 0, deadFraction: [null] } : summary)) }));
  const judgement = oneLayer.judge({ runs: [], study: { ...study, points } });
  expect(judgement.verdict).toBe('undecided');
  expect(judgement.explanation.join(' ')).toContain('1 of 4 networks does not compute finite numbers');
});

it('a loss below the best constant refutes that the network stopped learning', () => {
  const learnt = DYING.map((seed) => ({ ...seed, loss: 0.03 }));
  expect(oneLayer.judge(seedsAfter(25, 'labels=sum', learnt)).verdict).toBe('does-not-hold');
});

it('coin flips are not learnt, whatever a draw of the rows gives', () => {
  const lucky = DYING.map((seed) => ({ ...seed, loss: Math.LN2 - 0.01 }));
  expect(oneLayer.judge(seedsAfter(25, '', lucky)).verdict).toBe('other-reason');
});

it('labels that can be learnt are not judged while the best constant is unknown', () => {
  expect(oneLayer.judge(seedsAfter(25, 'labels=sum', DYING, null)).verdict).toBe('undecided');
});

it('a comparison without its second run is not decided', () => {
  expect(moreData.judge(seedsAfter(25, '', DYING)).verdict).toBe('undecided');
});

it('a judge is asked only when every network is there', () => {
  const { judge } = lessonFrom({ ...oneLayer, until: 'birth', conditions: [], claim: { text: '', section: null, parts: [] }, numbersOf: () => [], decide: () => ({ verdicts: ['holds'], answer: null, explanation: [] }) });
  const evidence = seedsAfter(25, '', DYING);
  expect(judge(evidence).verdict).toBe('holds');
  expect(judge({ runs: [], study: { axis: null, points: [...(evidence.study?.points ?? []), { value: 2, experiments: [], facts: null, summaries: [] }] } }).verdict).toBe('undecided');
});

it('a value at the edge of a range belongs to the next', () => {
  const ranges = [[0.5, 'low'], [1, 'high']] as const;
  expect([0.49, 0.5, 1].map((value) => optionFor(value, ranges))).toEqual(['low', 'high', null]);
  expect(optionFor(null, ranges)).toBeNull();
});
