import { beforeEach, expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import type { Command, Event } from '../../engine/protocol.ts';
import { createLab, type Lab } from '../createLab.ts';
import { studyOf } from '../state.ts';
import { STUDY_RUN } from './study.ts';
import { studyTasks } from './studyTasks.ts';

const base = { ...DEFAULT_EXPERIMENT, epochs: 2 };
let lab: Lab;
let sent: Command[];
let revived: { readonly run: string; readonly untilEpoch: number | null }[];
let tell: (event: Event) => void;

function address(): { run: string; generation: number } {
  return { run: STUDY_RUN, generation: sent.at(-1)?.generation ?? -1 };
}

/** The networks that the last command prepares. */
function preparedNetworks(): readonly Experiment[] {
  const last = sent.at(-1);
  return last?.kind === 'prepareRun' ? last.experiments : [];
}

function summarize(epoch: number, networks: number): void {
  const summaries = Array.from({ length: networks }, (_, replica) => ({ replica, epoch, deadFraction: [0.5], outputDead: null, isFinite: true, trainLoss: 0.7, validationLoss: 0.7, trainAccuracy: 0.5, validationAccuracy: 0.5 }));
  tell({ ...address(), kind: 'summariesRecorded', epoch, summaries, seconds: 1 });
}

beforeEach(() => {
  sent = [];
  revived = [];
  lab = createLab(
    (listener) => {
      tell = listener;
      return { send: (command) => void (command.run === STUDY_RUN && sent.push(command)), revive: (failed) => revived.push(...failed), dispose: () => {} };
    },
    (draw) => draw(),
    1,
  );
});

it('draws the networks at birth point by point, without training them', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: { axis: 'width', values: [2, 3] } } });
  expect(sent).toMatchObject([{ kind: 'prepareRun', until: 'units', summaries: 'every-epoch' }]);
  summarize(0, 4);
  tell({ ...address(), kind: 'birthHeld' });
  expect(sent).toHaveLength(2);
  expect(sent[1]).toMatchObject({ experiments: Array.from({ length: 4 }, () => ({ layers: [{ units: 3 }] })) });
  summarize(0, 4);
  tell({ ...address(), kind: 'birthHeld' });
  expect(studyOf(lab.getState())?.status).toBe('born');
  expect(lab.summariesOf(1, 0)).toHaveLength(4);
});

it('trains round after round and counts the networks done', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: { axis: 'width', values: [2, 3] } } });
  lab.start();
  for (const done of [4, 8]) {
    summarize(2, 4);
    tell({ ...address(), kind: 'runStopped', finished: true });
    expect(studyOf(lab.getState())?.networksDone).toBe(done);
  }
  expect(studyOf(lab.getState())?.status).toBe('finished');
  expect(studyOf(lab.getState())?.seconds).toBe(2);
});

it('goes on where it was paused', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: null } });
  lab.start();
  lab.pause();
  tell({ ...address(), kind: 'runPaused', step: 10 });
  expect(studyOf(lab.getState())?.status).toBe('paused');
  sent.length = 1;
  lab.start();
  expect(sent.at(-1)).toMatchObject({ kind: 'startRun', untilEpoch: 2 });
});

it('is held by a pause that finds its networks done, before the next are drawn', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: { axis: 'width', values: [2, 3] } } });
  lab.start();
  lab.pause();
  tell({ ...address(), kind: 'runStopped', finished: true });
  expect(studyOf(lab.getState())).toMatchObject({ status: 'paused', networksDone: 4 });
  expect(sent.at(-1)).toMatchObject({ kind: 'pauseRun' });
  lab.start();
  expect(studyOf(lab.getState())?.status).toBe('running');
  expect(sent.slice(-2)).toMatchObject([{ kind: 'prepareRun', experiments: [{ layers: [{ units: 3 }] }, {}, {}, {}] }, { kind: 'startRun' }]);
  tell({ ...address(), kind: 'runStopped', finished: true });
  expect(studyOf(lab.getState())?.status).toBe('finished');
});

it('keeps what was recorded when it fails, and drops what an older study says', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: null } });
  summarize(0, 4);
  tell({ ...address(), kind: 'runFailed', code: 'engine-error', message: 'No.' });
  expect(lab.lastSummariesOf(0)).toHaveLength(4);
  const old = address();
  lab.open({ kind: 'study', experiment: base, study: { seeds: 2, sweep: null } });
  tell({ ...old, kind: 'summariesRecorded', epoch: 0, summaries: [], seconds: 0 });
  expect(lab.lastSummariesOf(0)).toHaveLength(0);
});

it('goes on with the round it was at after a failure, and counts on', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: { axis: 'width', values: [2, 3] } } });
  lab.start();
  summarize(2, 4);
  tell({ ...address(), kind: 'runStopped', finished: true });
  summarize(1, 4);
  tell({ ...address(), kind: 'runFailed', code: 'engine-error', message: 'No.' });
  lab.start();
  expect(revived).toEqual([{ run: STUDY_RUN, untilEpoch: 2 }]);
  tell({ ...address(), kind: 'runRecovered', code: null, fault: 1, step: 0, seconds: 0, untilEpoch: 2, onCpu: false });
  expect(studyOf(lab.getState())).toMatchObject({ status: 'running', failure: null, networksDone: 4, epoch: 0, recovery: { again: [1, 1] } });
  expect(lab.lastSummariesOf(1)).toHaveLength(0);
  expect(lab.summariesOf(0, 2)).toHaveLength(4);
});

it('whose engine was lost drops the epochs after the checkpoint, and says so', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: null } });
  lab.start();
  for (const epoch of [0, 1, 2]) summarize(epoch, 4);
  tell({ ...address(), kind: 'runRecovered', code: 'worker-crashed', fault: 1, step: 4375, seconds: 1, untilEpoch: 2, onCpu: false });
  expect(studyOf(lab.getState())).toMatchObject({ status: 'running', epoch: 1, recovery: { epoch: 1, isTraining: true, again: [2, 2] } });
  expect(lab.lastSummariesOf(0).map(({ epoch }) => epoch)).toEqual([1, 1, 1, 1]);
});

it('trained once more begins without what the first time recorded', () => {
  lab.open({ kind: 'study', experiment: base, study: { seeds: 4, sweep: null } });
  lab.start();
  for (const epoch of [0, 1, 2]) summarize(epoch, 4);
  tell({ ...address(), kind: 'runStopped', finished: true });
  lab.start();
  expect(lab.lastSummariesOf(0).map(({ epoch }) => epoch)).toEqual([0, 0, 0, 0]);
  expect(studyOf(lab.getState())).toMatchObject({ status: 'running', networksDone: 0, epoch: 0, seconds: 0 });
});

it('draws of networks that would take long at birth as many as do not, and all of them once they are trained', () => {
  lab.open({ kind: 'study', experiment: withLayers(base, { units: Array.from({ length: 20 }, () => 256) }), study: { seeds: 1024, sweep: null } });
  const drawn: number[] = [];
  while (studyOf(lab.getState())?.status === 'preparing') {
    drawn.push(preparedNetworks().length);
    tell({ ...address(), kind: 'birthHeld' });
  }
  expect(studyOf(lab.getState())?.status).toBe('waiting');
  const count = drawn.reduce((sum, each) => sum + each, 0);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThan(1024);
});

it('draws the cheap values of a sweep at birth, whole, and leaves the dear ones', () => {
  lab.open({ kind: 'study', experiment: withLayers(base, { units: [256] }), study: { seeds: 32, sweep: { axis: 'depth', values: [20, 1, 2] } } });
  const shapes: number[] = [];
  while (studyOf(lab.getState())?.status === 'preparing') {
    shapes.push(preparedNetworks()[0]?.layers.length ?? 0);
    tell({ ...address(), kind: 'birthHeld' });
  }
  expect(studyOf(lab.getState())?.status).toBe('waiting');
  expect([...new Set(shapes)]).toEqual([1, 2]);
});

it('cuts networks into rounds whose data sets fit', () => {
  const point = { value: null, experiments: Array.from({ length: 10 }, () => ({ ...base, rows: 1000, inputs: 4 })) };
  const rounds = studyTasks([point], 1, 4 * 17_000);
  expect(rounds.map(({ offset, experiments }) => [offset, experiments.length])).toEqual([[0, 4], [4, 4], [8, 2]]);
});

it('trains few wide and deep networks at once, whatever their data', () => {
  const hidden = Array.from({ length: 10 }, () => 256);
  const point = { value: null, experiments: Array.from({ length: 64 }, () => ({ ...withLayers(base, { units: hidden }), rows: 1000 })) };
  const [first] = studyTasks([point], 1);
  expect(first?.experiments.length).toBeGreaterThan(1);
  expect((first?.experiments.length ?? 64) * 593_000).toBeLessThanOrEqual(2 ** 23);
});
