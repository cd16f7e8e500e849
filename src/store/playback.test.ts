import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { handmadeFrame } from '../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../core/experiment/settings/fields.ts';
import { createHistory } from './runs/history.ts';
import { createPlayback } from './playback.ts';
import { UNCHECKED, type Run, type RunStatus } from './run.ts';
import { NOTHING_OPEN, type LabState } from './state.ts';

const RUN: Run = {
  id: 'main', pinned: false, experiment: DEFAULT_EXPERIMENT, generation: 1, status: 'birth', untilEpoch: null, allowed: 25, birth: 'known', birthShare: 1,
  engine: null, isOfOneEngine: true, fingerprint: null, facts: null, step: 0, seconds: 0, stepsPerSecond: 0, failure: null, recovery: null, check: UNCHECKED, revision: 0,
};

/** A run whose frames come when a test says so, and whose clock goes on when it says so. */
function handmade(epochs = DEFAULT_EXPERIMENT.epochs) {
  const run = { ...RUN, experiment: { ...DEFAULT_EXPERIMENT, epochs } };
  const store = createStore<LabState>()(() => ({ ...NOTHING_OPEN, runs: { main: run }, sideBySide: ['main'] }));
  const history = createHistory();
  const waiting: (() => void)[] = [];
  const waits: number[] = [];
  const playback = createPlayback({ store, history, wait: (callback, milliseconds) => waiting.push(callback) && waits.push(milliseconds) });
  const record = (upTo: number): void => {
    for (let epoch = history.framesOf('main').length; epoch <= upTo; epoch += 1) history.recordFrame('main', handmadeFrame(run.experiment, { epoch }));
  };
  record(0);
  return {
    ...playback,
    store,
    history,
    waits,
    record,
    is: (status: RunStatus): void => store.setState({ runs: { main: { ...run, status } } }),
    tick: (): void => {
      for (const callback of waiting.splice(0)) callback();
    },
    shown: (): number | undefined => playback.shownFramesOf('main').at(-1)?.epoch,
  };
}

it('shows everything as it is recorded at the greatest speed', () => {
  const { playTraining, record, is, shown, waits } = handmade();
  is('running');
  playTraining();
  record(7);
  expect(shown()).toBe(7);
  expect(waits).toEqual([]);
});

it('shows the 25 epochs of the article in 20 seconds at 1×, whatever training does, and in a quarter of that at 4×', () => {
  for (const [speed, seconds] of [['1x', 20], ['4x', 5]] as const) {
    const { setSpeed, playTraining, record, is, tick, shown, store, history, waits } = handmade();
    setSpeed(speed);
    is('running');
    playTraining();
    record(25);
    is('finished');
    const seen = [shown()];
    for (let ticks = 0; ticks < 25; ticks += 1) {
      tick();
      seen.push(shown());
    }
    expect(seen).toEqual(Array.from({ length: 26 }, (_, epoch) => epoch));
    expect(store.getState().playback).toBeNull();
    expect(history.framesOf('main')).toHaveLength(26);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeCloseTo(1000 * seconds);
  }
});

it('waits for training where that is slower, and then shows an epoch as soon as it comes', () => {
  const { setSpeed, playTraining, record, is, tick, shown, store, waits } = handmade();
  setSpeed('1x');
  is('running');
  playTraining();
  tick();
  expect(shown()).toBe(0);
  record(1);
  tick();
  expect(shown()).toBe(1);
  tick();
  expect(waits).toEqual([800, 80, 800, 80]);
  is('paused');
  tick();
  expect([shown(), store.getState().playback]).toEqual([1, null]);
});

it('plays again from birth, is held and goes on, and ends where it is left', () => {
  const { replay, holdPlayback, playOn, endPlayback, record, is, tick, shown } = handmade();
  record(25);
  is('finished');
  replay();
  expect(shown()).toBe(0);
  tick();
  holdPlayback();
  tick();
  expect(shown()).toBe(1);
  playOn();
  tick();
  expect(shown()).toBe(2);
  endPlayback();
  expect(shown()).toBe(25);
  tick();
  expect(shown()).toBe(25);
});

it('has nothing to hold where all that is recorded is shown', () => {
  const { setSpeed, playTraining, holdPlayback, is, store } = handmade();
  setSpeed('1x');
  is('running');
  playTraining();
  holdPlayback();
  expect(store.getState().playback).toBeNull();
});

it('plays a thousand epochs in 2 seconds at most, some at a time', () => {
  const { replay, record, is, tick, store, waits } = handmade(1000);
  record(1000);
  is('finished');
  replay();
  for (let ticks = 0; ticks < 30; ticks += 1) tick();
  expect(store.getState().playback).toBeNull();
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(2000);
});

it('gives the same array while it grows, another when it begins anew', () => {
  const { replay, shownFramesOf, record, is, tick } = handmade();
  record(25);
  is('finished');
  replay();
  const begun = shownFramesOf('main');
  tick();
  tick();
  expect(shownFramesOf('main')).toBe(begun);
  replay();
  expect(shownFramesOf('main')).not.toBe(begun);
  expect(shownFramesOf('main')).toHaveLength(1);
});

it('shows none of the epochs that a recovery has dropped', () => {
  const { replay, history, record, is, tick, shown } = handmade();
  record(10);
  is('running');
  replay();
  for (let ticks = 0; ticks < 8; ticks += 1) tick();
  expect(shown()).toBe(8);
  history.forgetFrames('main', 4);
  expect(shown()).toBe(4);
});
