import { beforeEach, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../core/experiment/fields.ts';
import { withLayers } from '../core/experiment/testing/withLayers.ts';
import type { Frame } from '../core/telemetry/frame.ts';
import type { Command, Event } from '../engine/protocol.ts';
import { dropRun, hasRoomToPin, openComparison, openExperiment, openRuns, pinRun, resetRun, startEngine, startRun, stepEpoch, tryRemedy, unpinRun } from './actions.ts';
import { framesOf } from './history.ts';
import { lab, MAX_SHOWN } from './lab.ts';
import { nameOf, namingOf } from './naming.ts';

let sent: Command[];
let tell: (event: Event) => void;

const deep = { ...DEFAULT_EXPERIMENT, seed: 3 };
const openings = [DEFAULT_EXPERIMENT, deep];

function generationOf(run: string): number {
  return lab.getState().runs[run]?.generation ?? -1;
}

function stopped(run: string, finished: boolean): void {
  tell({ run, generation: generationOf(run), kind: 'runStopped', finished });
}

function record(run: string, epoch: number): void {
  const frame: Frame = { replica: 0, epoch, step: epoch * 4375, trainLoss: null, validationLoss: null, trainAccuracy: null, validationAccuracy: null, layers: [] };
  tell({ run, generation: generationOf(run), kind: 'frameRecorded', frame, seconds: 0 });
}

beforeEach(() => {
  sent = [];
  for (const id of Object.keys(lab.getState().runs)) unpinRun(id);
  startEngine(
    (listener) => {
      tell = listener;
      return { send: (command) => sent.push(command), revive: () => {}, dispose: () => {} };
    },
    (draw) => draw(),
  );
});

it('runs side by side start together', () => {
  openRuns(openings);
  startRun();
  expect(lab.getState().shown).toEqual(['main', 'main-2']);
  expect(sent.filter(({ kind }) => kind === 'startRun').map(({ run }) => run)).toEqual(['main', 'main-2']);
});

it('starting again goes on with the runs that have not finished', () => {
  openRuns(openings);
  startRun();
  stopped('main', true);
  stopped('main-2', false);
  sent.length = 0;
  startRun();
  expect(sent.map(({ kind, run }) => `${kind} ${run}`)).toEqual(['startRun main-2']);
});

it('a step advances the run that is furthest behind', () => {
  openRuns(openings);
  record('main', 1);
  sent.length = 0;
  stepEpoch();
  expect(sent).toMatchObject([{ kind: 'startRun', run: 'main-2', untilEpoch: 1 }]);
});

it('opening one experiment releases the others', () => {
  openRuns(openings);
  openExperiment(DEFAULT_EXPERIMENT);
  expect(sent).toContainEqual(expect.objectContaining({ kind: 'releaseRun', run: 'main-2' }));
  expect(lab.getState().shown).toEqual(['main']);
  expect(Object.keys(lab.getState().runs)).toEqual(['main']);
});

it('a pinned run keeps its frames beside the next run, and no control acts on it', () => {
  openExperiment(DEFAULT_EXPERIMENT);
  record('main', 0);
  const pin = pinRun();
  openExperiment(deep);
  startRun();
  expect(lab.getState().shown).toEqual(['main', pin]);
  expect(framesOf(pin ?? '')).toHaveLength(1);
  expect(framesOf('main')).toHaveLength(0);
  expect(sent.every(({ run }) => run === 'main')).toBe(true);
});

it('a remedy runs beside the same experiment without it, with the same seed', () => {
  openExperiment(DEFAULT_EXPERIMENT);
  tryRemedy('main', { label: 'leaky ReLU', change: 'activation=leaky_relu' });
  const { main, 'main-2': remedied } = lab.getState().runs;
  expect(main?.experiment).toEqual(DEFAULT_EXPERIMENT);
  expect(remedied?.experiment).toEqual(withLayers(DEFAULT_EXPERIMENT, { activation: [{ id: 'leaky_relu', parameters: [0.3] }] }));
  expect(main?.status).toBe('running');
});

it('a comparison stays one through a reset, and until its second to last value is dropped', () => {
  openComparison(DEFAULT_EXPERIMENT, { key: 'lr', values: ['0.1', '0.01', '0.001'] });
  resetRun();
  expect(lab.getState().comparison?.comparison.values).toEqual(['0.1', '0.01', '0.001']);
  dropRun('main');
  expect(lab.getState().comparison?.comparison.values).toEqual(['0.01', '0.001']);
  dropRun('main-3');
  expect(lab.getState().comparison).toBeNull();
  expect(lab.getState().shown.map((id) => lab.getState().runs[id]?.experiment.learningRate)).toEqual([0.01]);
});

it('a remedy of one setting is a comparison with the run as it was; of two, runs side by side', () => {
  openExperiment(DEFAULT_EXPERIMENT);
  tryRemedy('main', { label: 'Try leaky ReLU', change: 'activation=leaky_relu' });
  expect(lab.getState().comparison?.comparison).toEqual({ key: 'activation', values: ['relu', 'leaky_relu'] });
  tryRemedy('main', { label: 'Try SELU', change: 'activation=selu&initializer=lecun_normal' });
  expect(lab.getState().comparison).toBeNull();
  expect(lab.getState().shown.map((id) => nameOf(lab.getState(), id))).toEqual(['activation=relu', 'activation=selu']);
  expect(namingOf(lab.getState()).differences.map(({ key }) => key)).toEqual(['activation', 'initializer']);
});

it('names follow what differs, and a run alone has none', () => {
  const names = (): readonly string[] => lab.getState().shown.map((id) => nameOf(lab.getState(), id));
  openExperiment(DEFAULT_EXPERIMENT);
  expect(names()).toEqual(['']);
  pinRun();
  expect(names()).toEqual(['run 1', 'run 2']);
  openExperiment({ ...deep, learningRate: 0.1, epochs: 2 });
  expect(names()).toEqual(['lr=0.1', 'lr=0.001']);
  pinRun();
  openExperiment({ ...deep, learningRate: 0.1 });
  expect(names()).toEqual(['lr=0.1, epochs=25', 'lr=0.001', 'epochs=2']);
  openComparison(DEFAULT_EXPERIMENT, { key: 'activation', values: ['relu', 'tanh'] });
  expect(new Set(names()).size).toBe(4);
});

it('shows eight runs at most: no more are pinned, and pinned ones wait for room', () => {
  openExperiment(DEFAULT_EXPERIMENT);
  for (let pins = 0; pins < 7; pins += 1) expect(pinRun()).not.toBeNull();
  expect(hasRoomToPin(lab.getState())).toBe(false);
  expect(pinRun()).toBeNull();
  const values = ['0.1', '0.2', '0.3'];
  openComparison(DEFAULT_EXPERIMENT, { key: 'lr', values });
  expect(lab.getState().shown).toHaveLength(MAX_SHOWN);
  expect(Object.keys(lab.getState().runs)).toHaveLength(10);
  const last = lab.getState().shown.at(-1) ?? '';
  unpinRun(last);
  expect(lab.getState().shown).toHaveLength(MAX_SHOWN);
  expect(lab.getState().shown).not.toContain(last);
  dropRun('main-2');
  openExperiment(DEFAULT_EXPERIMENT);
  expect(lab.getState().shown).toHaveLength(7);
  expect(Object.keys(lab.getState().runs)).toHaveLength(7);
});
