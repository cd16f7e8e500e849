import { beforeEach, expect, it } from 'vitest';
import type { Comparison } from '../../core/comparison/comparison.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import type { OpenedRun } from '../../core/record/readRun.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import type { Command, Event } from '../../engine/protocol.ts';
import { nameOf, namingOf } from '../naming.ts';
import { createLab, type Lab } from '../createLab.ts';
import { runOfFile } from './fromFile.ts';
import { hasRoomToPin } from './openRuns.ts';
import { comparedValueOf, MAX_SHOWN, unitRunOf } from '../state.ts';

let lab: Lab;
let sent: Command[];
let tell: (event: Event) => void;

const deep = { ...DEFAULT_EXPERIMENT, seed: 3 };

function openBoth(): void {
  lab.open({ kind: 'comparison', experiment: DEFAULT_EXPERIMENT, comparison: { key: 'seed', values: ['1', '3'] } });
}

/** The comparison that is shown; null where there is none. */
function comparisonShown(): Comparison | null {
  const { shown } = lab.getState();
  return shown?.kind === 'comparison' ? shown.comparison : null;
}

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
  lab = createLab(
    (listener) => {
      tell = listener;
      return { send: (command) => sent.push(command), revive: () => {}, dispose: () => {} };
    },
    (draw) => draw(),
  );
});

it('runs side by side start together', () => {
  openBoth();
  lab.start();
  expect(lab.getState().sideBySide).toEqual(['main', 'main-2']);
  expect(sent.filter(({ kind }) => kind === 'startRun').map(({ run }) => run)).toEqual(['main', 'main-2']);
});

it('starting again goes on with the runs that have not finished', () => {
  openBoth();
  lab.start();
  stopped('main', true);
  stopped('main-2', false);
  sent.length = 0;
  lab.start();
  expect(sent.map(({ kind, run }) => `${kind} ${run}`)).toEqual(['startRun main-2']);
});

it('a step advances the run that is furthest behind', () => {
  openBoth();
  record('main', 1);
  sent.length = 0;
  lab.step();
  expect(sent).toMatchObject([{ kind: 'startRun', run: 'main-2', untilEpoch: 1 }]);
});

it('opening one experiment releases the others', () => {
  openBoth();
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  expect(sent).toContainEqual(expect.objectContaining({ kind: 'releaseRun', run: 'main-2' }));
  expect(lab.getState().sideBySide).toEqual(['main']);
  expect(Object.keys(lab.getState().runs)).toEqual(['main']);
});

it('a pinned run keeps its frames beside the next run, and no control acts on it', () => {
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  record('main', 0);
  const pin = lab.pinRun();
  lab.open({ kind: 'run', experiment: deep });
  lab.start();
  expect(lab.getState().sideBySide).toEqual(['main', pin]);
  expect(lab.framesOf(pin ?? '')).toHaveLength(1);
  expect(lab.framesOf('main')).toHaveLength(0);
  expect(sent.every(({ run }) => run === 'main')).toBe(true);
});

it('a run is not shown beside itself: what is pinned of it waits until something differs', () => {
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  record('main', 0);
  const first = lab.pinRun();
  expect(lab.getState().sideBySide).toEqual(['main']);
  const again = lab.pinRun();
  expect(Object.keys(lab.getState().runs)).toEqual(['main', again]);
  expect(lab.framesOf(first ?? '')).toHaveLength(0);
  lab.open({ kind: 'run', experiment: deep });
  expect(lab.getState().sideBySide).toEqual(['main', again]);
  lab.open({ kind: 'run', experiment: { ...DEFAULT_EXPERIMENT } });
  expect(lab.getState().sideBySide).toEqual(['main']);
  expect(lab.framesOf(again ?? '')).toHaveLength(1);
});

it('a remedy runs beside the same experiment without it, with the same seed', () => {
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  lab.tryRemedy('main', { label: 'leaky ReLU', change: 'activation=leaky_relu' });
  const { main, 'main-2': remedied } = lab.getState().runs;
  expect(main?.experiment).toEqual(DEFAULT_EXPERIMENT);
  expect(remedied?.experiment).toEqual(withLayers(DEFAULT_EXPERIMENT, { activation: [{ id: 'leaky_relu', parameters: [0.3] }] }));
  expect(main?.status).toBe('running');
});

it('a comparison stays one through a reset, and until its second to last value is dropped', () => {
  lab.open({ kind: 'comparison', experiment: DEFAULT_EXPERIMENT, comparison: { key: 'lr', values: ['0.1', '0.01', '0.001'] } });
  lab.reset();
  expect(comparisonShown()?.values).toEqual(['0.1', '0.01', '0.001']);
  lab.dropRun('main');
  expect(comparisonShown()?.values).toEqual(['0.01', '0.001']);
  lab.dropRun('main-3');
  expect(comparisonShown()).toBeNull();
  expect(lab.getState().sideBySide.map((id) => lab.getState().runs[id]?.experiment.learningRate)).toEqual([0.01]);
});

it('the page of a unit stays with its network where the networks are compared in another order, or one is dropped, and comes to the first where it is gone', () => {
  const compare = (key: string, ...values: readonly string[]): void => lab.open({ kind: 'comparison', experiment: DEFAULT_EXPERIMENT, comparison: { key, values } });
  const valueOfPage = (): string | null => comparedValueOf(lab.getState(), unitRunOf(lab.getState()));
  compare('lr', '0.1', '0.01', '0.001');
  lab.setUnit({ layer: 1, unit: 16 }, 'main-3');
  compare('lr', '0.001', '0.1');
  expect([unitRunOf(lab.getState()), valueOfPage()]).toEqual(['main', '0.001']);
  compare('lr', '0.1', '0.01', '0.001');
  lab.dropRun('main-2');
  lab.reset();
  expect([unitRunOf(lab.getState()), valueOfPage()]).toEqual(['main-2', '0.001']);
  compare('lr', '0.1', '0.01');
  expect(valueOfPage()).toBe('0.1');
});

it('the page of a unit is open while any network compared has it', () => {
  const compare = (...values: readonly string[]): void => lab.open({ kind: 'comparison', experiment: withLayers(DEFAULT_EXPERIMENT, { units: [2] }), comparison: { key: 'hidden', values } });
  compare('4', '8,8');
  lab.setUnit({ layer: 2, unit: 6 }, 'main-2');
  compare('8,8', '4');
  expect(lab.getState().view.unit).toEqual({ layer: 2, unit: 6 });
  compare('4', '8,6');
  expect(lab.getState().view.unit).toBeNull();
});

it('no pinned run has a value of the comparison', () => {
  lab.open({ kind: 'run', experiment: deep });
  lab.pinRun();
  lab.open({ kind: 'comparison', experiment: DEFAULT_EXPERIMENT, comparison: { key: 'lr', values: ['0.1', '0.01'] } });
  expect(lab.getState().sideBySide.map((id) => comparedValueOf(lab.getState(), id))).toEqual(['0.1', '0.01', null]);
});

it('a remedy of one setting is a comparison with the run as it was; of two, runs side by side', () => {
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  lab.tryRemedy('main', { label: 'Try leaky ReLU', change: 'activation=leaky_relu' });
  expect(comparisonShown()).toEqual({ key: 'activation', values: ['relu', 'leaky_relu'] });
  lab.tryRemedy('main', { label: 'Try SELU', change: 'activation=selu&initializer=lecun_normal' });
  expect(comparisonShown()).toBeNull();
  expect(lab.getState().sideBySide.map((id) => nameOf(lab.getState(), id))).toEqual(['ReLU', 'SELU']);
  expect(namingOf(lab.getState()).differences.map(({ key }) => key)).toEqual(['activation', 'initializer']);
});

it('names follow what differs, and a run alone has none', () => {
  const names = (): readonly string[] => lab.getState().sideBySide.map((id) => nameOf(lab.getState(), id));
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  expect(names()).toEqual(['']);
  lab.pinRun();
  expect(names()).toEqual(['']);
  lab.open({ kind: 'run', experiment: { ...deep, learningRate: 0.1, epochs: 2 } });
  expect(names()).toEqual(['lr=0.1', 'lr=0.001']);
  lab.pinRun();
  lab.open({ kind: 'run', experiment: { ...deep, learningRate: 0.1 } });
  expect(names()).toEqual(['lr=0.1, epochs=25', 'lr=0.001', 'epochs=2']);
  lab.open({ kind: 'comparison', experiment: DEFAULT_EXPERIMENT, comparison: { key: 'activation', values: ['relu', 'tanh'] } });
  expect(new Set(names()).size).toBe(3);
});

it('shows eight runs at most: no more are pinned, and pinned ones wait for room', () => {
  for (let seed = 101; seed <= 107; seed += 1) {
    lab.open({ kind: 'run', experiment: { ...DEFAULT_EXPERIMENT, seed } });
    expect(lab.pinRun()).not.toBeNull();
  }
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  expect(hasRoomToPin(lab.getState())).toBe(false);
  expect(lab.pinRun()).toBeNull();
  const values = ['0.1', '0.2', '0.3'];
  lab.open({ kind: 'comparison', experiment: DEFAULT_EXPERIMENT, comparison: { key: 'lr', values } });
  expect(lab.getState().sideBySide).toHaveLength(MAX_SHOWN);
  expect(Object.keys(lab.getState().runs)).toHaveLength(10);
  const last = lab.getState().sideBySide.at(-1) ?? '';
  lab.unpinRun(last);
  expect(lab.getState().sideBySide).toHaveLength(MAX_SHOWN);
  expect(lab.getState().sideBySide).not.toContain(last);
  lab.dropRun('main-2');
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  expect(lab.getState().sideBySide).toHaveLength(7);
  expect(Object.keys(lab.getState().runs)).toHaveLength(7);
});

/** What a file holds of a run that was training when it was exported. */
function ofFile(experiment = DEFAULT_EXPERIMENT): OpenedRun {
  const frame = (epoch: number): Frame => ({ replica: 0, epoch, step: epoch * 4375, trainLoss: 0.5, validationLoss: 0.5, trainAccuracy: 0.5, validationAccuracy: 0.5, layers: [] });
  return { experiment, link: '', engine: { id: 'wasm', asked: 'auto', renderer: 'WebAssembly', float: 32 }, version: '0.0.9', status: 'running', seconds: 3, fingerprint: null, facts: null, frames: [frame(0), frame(1)], early: [] };
}

it('a run from a file stands beside one of the same experiment, and no engine hears of it', () => {
  lab.open({ kind: 'run', experiment: DEFAULT_EXPERIMENT });
  const before = sent.length;
  expect(lab.keepRun(runOfFile(ofFile(), 'monday.json'))).toBe(true);
  const [, id = ''] = lab.getState().sideBySide;
  expect(lab.framesOf(id).map(({ epoch }) => epoch)).toEqual([0, 1]);
  expect(lab.getState().runs[id]).toMatchObject({ status: 'paused', pinned: true, step: 4375, seconds: 3, engine: { id: 'wasm', renderer: 'WebAssembly' }, file: { name: 'monday.json', version: '0.0.9' } });
  lab.start();
  lab.pause();
  lab.reset();
  lab.unpinRun(id);
  expect(sent.slice(before).filter(({ run }) => run === id)).toEqual([]);
  expect(lab.getState().sideBySide).toEqual(['main']);
});

it('takes no more runs from files than can be told apart', () => {
  openBoth();
  expect(Array.from({ length: MAX_SHOWN }, () => lab.keepRun(runOfFile(ofFile(deep), 'many.json')))).toEqual([...Array.from({ length: MAX_SHOWN - 2 }, () => true), false, false]);
  expect(lab.getState().sideBySide).toHaveLength(MAX_SHOWN);
});
