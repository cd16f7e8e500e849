import { expect, it } from 'vitest';
import { handmadeFrame, handmadeRun } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { lossEnds, lossSeries, lossChart, writeMeasure } from './lossChart.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { ChartedRun } from '../run/runRecords.ts';

it('leaves gaps where a loss was not taken or is not finite', () => {
  const frames = [null, 0.7, NaN].map((trainLoss, epoch) => handmadeFrame(DEFAULT_EXPERIMENT, { epoch, trainLoss, validationLoss: 0.69 }));
  expect(lossSeries(frames, [0, 1, 2, 3], 'loss')).toEqual({ train: [null, 0.7, null, null], validation: [0.69, 0.69, 0.69, null] });
});

it('reads accuracy where that is asked for', () => {
  const frames = [handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 0, accuracy: 0.5 })];
  expect(lossSeries(frames, [0], 'accuracy')).toEqual({ train: [0.5], validation: [0.5] });
});

it('has no accuracy where the loss is NaN', () => {
  const frames = [0.7, Infinity, NaN].map((trainLoss, epoch) => handmadeFrame(DEFAULT_EXPERIMENT, { epoch, trainLoss, validationLoss: 0.69, accuracy: 0.5 }));
  expect(lossSeries(frames, [0, 1, 2], 'accuracy')).toEqual({ train: [0.5, 0.5, null], validation: [0.5, 0.5, 0.5] });
});

it('says of every run since when its loss is no finite number, and what it is instead', () => {
  const runOf = (name: string, lossOf: (epoch: number) => number): ChartedRun => ({ id: name, name, experiment: DEFAULT_EXPERIMENT, facts: null, frames: handmadeRun(DEFAULT_EXPERIMENT, 9, (epoch) => ({ trainLoss: lossOf(epoch) })), early: [], newestEpoch: 9 });
  const runs = [runOf('well', () => 0.7), runOf('nan', (epoch) => (epoch < 7 ? 0.7 : NaN)), runOf('overflowing', (epoch) => (epoch < 2 ? 1e30 : Infinity)), runOf('both', (epoch) => (epoch === 0 ? Infinity : NaN)), runOf('recovered', (epoch) => (epoch === 3 ? NaN : 0.7))];
  expect(lossEnds(runs, 'loss').map(({ run, name, epoch, word }) => [run, name, epoch, word])).toEqual([[1, 'nan', 7, 'NaN'], [2, 'overflowing', 2, '∞'], [3, 'both', 0, 'not finite']]);
  expect(lossEnds([{ ...runOf('a', () => 0.7), frames: [], newestEpoch: -1 }], 'loss')).toEqual([]);
});

const LEARNABLE: Experiment = { ...DEFAULT_EXPERIMENT, labels: 'sum' };
const SHARES = { trainRows: 700, validationRows: 300, trainPositiveShare: 0.2, validationPositiveShare: 0.2 };

function record(experiment: Experiment, facts: ChartedRun['facts']): ChartedRun {
  const frames = handmadeRun(experiment, 3, () => ({ trainLoss: 0.69, validationLoss: 0.695 }));
  return { id: 'a', name: '', experiment, facts, frames, early: [], newestEpoch: 3 };
}

it('holds coin flips against ln 2, without waiting for the data', () => {
  expect(lossChart([record(DEFAULT_EXPERIMENT, null)], [0, 1, 2, 3], 'loss', false).reference).toEqual({ value: Math.LN2, label: 'ln 2' });
});

it('holds learnable labels against the entropy of their share: H(0.2) = 0.500402', () => {
  expect(lossChart([record(LEARNABLE, null)], [0], 'loss', false).reference).toBeNull();
  expect(lossChart([record(LEARNABLE, SHARES)], [0], 'loss', false).reference?.value).toBeCloseTo(0.500402, 6);
});

it('holds accuracy against the commoner label', () => {
  expect(lossChart([record(LEARNABLE, SHARES)], [0], 'accuracy', false).reference?.value).toBeCloseTo(0.8, 12);
});

it('keeps every line and the reference inside the axis', () => {
  const { axis, reference } = lossChart([record(LEARNABLE, SHARES)], [0, 1, 2, 3], 'loss', false);
  expect(axis.domain[0]).toBeLessThan(reference?.value ?? 0);
  expect(axis.domain[1]).toBeGreaterThan(0.695);
});

it('names each of several runs once, at its validation loss, in a colour of its own', () => {
  const two = [{ ...record(DEFAULT_EXPERIMENT, null), name: 'coin-flip' }, { ...record(LEARNABLE, SHARES), name: 'sum' }];
  const { series } = lossChart(two, [0], 'loss', false);
  expect(series.filter(({ isNamed }) => isNamed).map(({ label, rows }) => [label, rows])).toEqual([['coin-flip', 'validation'], ['sum', 'validation']]);
  expect(new Set(series.map(({ colour }) => colour)).size).toBe(2);
});

it('of runs with losses of their own names none, and holds them against no constant that is not that of all', () => {
  const squares: Experiment = { ...DEFAULT_EXPERIMENT, loss: 'mean_squared_error' };
  const mixed = lossChart([record(DEFAULT_EXPERIMENT, null), record(squares, null)], [0], 'loss', false);
  expect(mixed.axis.title).toBe('loss, of each run its own');
  expect(mixed.reference).toBeNull();
  expect(lossChart([record(squares, null), record(squares, null)], [0], 'loss', false).axis.title).toBe('mean squared error');
  expect(lossChart([record(DEFAULT_EXPERIMENT, null), record({ ...DEFAULT_EXPERIMENT, seed: 2 }, null)], [0], 'loss', false).reference?.label).toBe('ln 2');
});

it('writes what was not taken, and what is not a number', () => {
  expect([null, NaN, 0.5, 1.5e-5].map((value) => writeMeasure(value, 'loss'))).toEqual(['not taken', 'NaN', '0.5000', '1.5e\u22125']);
});
