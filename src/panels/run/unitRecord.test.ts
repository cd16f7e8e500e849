import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import type { EarlyReading } from '../../core/telemetry/unitActivity.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { codeAt, emptyLife, storyOf, UNREAD } from './layerLife.ts';
import { layerFrame } from './testing/layerFrame.ts';
import type { ChartedRun } from './runRecords.ts';
import { emptyRecord, followFrames, unitRecordOf } from './unitRecord.ts';

const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [2] });

function frame(epoch: number, largest: readonly number[], trainLoss: number | null = null): Frame {
  return { replica: 0, epoch, step: epoch, trainLoss, validationLoss: null, trainAccuracy: null, validationAccuracy: null, layers: [layerFrame(largest), layerFrame([1])] };
}

it('shows the hidden layers, and the output only where that can die', () => {
  expect(emptyRecord(experiment).layers.map(({ layout }) => layout.name)).toEqual(['dense_1']);
  expect(emptyRecord({ ...experiment, output: 'relu', loss: 'mean_squared_error' }).layers.map(({ layout }) => layout.name)).toEqual(['dense_1', 'dense_2']);
});

it('adds only the frames that are new', () => {
  const frames = [frame(0, [1, 1])];
  const first = followFrames(null, experiment, frames, []);
  frames.push(frame(1, [-1, 1]));
  const second = followFrames(first, experiment, frames, []);
  expect(second).toBe(first);
  expect(second.layers[0]?.life.columns).toBe(21);
  expect([...(second.layers[0]?.life.deadSince ?? [])]).toEqual([20, -1]);
});

it('goes on when a frame is completed with its losses', () => {
  const first = followFrames(null, experiment, [frame(0, [1, Number.NaN])], []);
  expect(followFrames(first, experiment, [frame(0, [1, Number.NaN], 0.69)], [])).toBe(first);
});

it('starts over when an epoch tells another story, when epochs are gone, and for another experiment', () => {
  const frames = [frame(0, [1, 1]), frame(1, [-1, 1])];
  const first = followFrames(null, experiment, frames, []);
  const retold = followFrames(first, experiment, [frame(0, [1, 1]), frame(1, [1, -1])], []);
  expect([...(retold.layers[0]?.life.deadSince ?? [])]).toEqual([-1, 20]);
  expect(followFrames(first, experiment, frames.slice(0, 1), []).layers[0]?.life.columns).toBe(1);
  expect(followFrames(first, { ...experiment, seed: 2 }, frames, [])).not.toBe(first);
});

function reading(twentieth: number, largest: readonly number[]): EarlyReading {
  return { epoch: twentieth / 20, step: twentieth, layers: [layerFrame(largest), layerFrame([1])] };
}

it('puts what was read within an epoch before the frame of its end, whenever it is told of it', () => {
  const [frames, early] = [[frame(0, [1, 1])], [reading(1, [1, 1]), reading(2, [-1, 1])]];
  const first = followFrames(null, experiment, frames, early);
  expect(first.layers[0]?.life.columns).toBe(3);
  frames.push(frame(1, [-1, 1]));
  early.push(reading(3, [-1, -1]), reading(21, [-1, 1]));
  expect(followFrames(first, experiment, frames, early)).toBe(first);
  const life = first.layers[0]?.life ?? emptyLife(2, true, 1);
  expect(storyOf(life, 0, 1.05)).toMatchObject({ state: 'dead', died: 0.1, deaths: 1 });
  expect(storyOf(life, 1, 1.05)).toMatchObject({ state: 'alive', died: 0.15, revived: 1 });
  expect(codeAt(life, 0, 0.5)).toBe(UNREAD);
});

it('starts over when what was read within an epoch is gone', () => {
  const frames = [frame(0, [1, 1])];
  const first = followFrames(null, experiment, frames, [reading(1, [1, 1]), reading(2, [-1, 1])]);
  expect(followFrames(first, experiment, frames, [reading(1, [1, 1])]).layers[0]?.life.columns).toBe(2);
});

it('keeps one record a history, however many records of the run there are', () => {
  const frames = [frame(0, [1, 1])];
  const run: ChartedRun = { id: 'a', name: '', experiment, facts: null, frames, early: [], newestEpoch: 0 };
  const atBirth = unitRecordOf(run);
  frames.push(frame(1, [-1, 1]));
  expect(unitRecordOf({ ...run, newestEpoch: 1 })).toBe(atBirth);
  expect(atBirth?.layers[0]?.life.columns).toBe(21);
  expect(unitRecordOf({ ...run, frames: [...frames], newestEpoch: 1 })).not.toBe(atBirth);
  expect(unitRecordOf({ ...run, frames: [], newestEpoch: -1 })).toBeNull();
});
