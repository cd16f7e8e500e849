import { beforeEach, expect, it } from 'vitest';
import type { StepRecording } from '../../core/autopsy/stepRecording.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import type { Command, Event } from '../../engine/protocol.ts';
import type { EngineReport } from '../../engine/trainer.ts';
import { createLab, type Lab } from '../createLab.ts';
import { MAIN_RUN } from './openRuns.ts';

const REPORT: EngineReport = { id: 'wasm', asked: 'auto', renderer: 'SIMD', software: false, float: 32 };
const UNIT = { epoch: 2, layer: 1, unit: 16 };

let sent: Command[] = [];
let tell: (event: Event) => void = () => {};
let lab: Lab;

function address(): { readonly run: string; readonly generation: number } {
  return { run: MAIN_RUN, generation: lab.getState().runs[MAIN_RUN]?.generation ?? NaN };
}

function asks(): readonly Command[] {
  return sent.filter(({ kind }) => kind === 'recordSteps' || kind === 'stopRecording');
}

function recording(change: Partial<StepRecording> = {}): StepRecording {
  const atEnd = handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 2 }).layers.map(({ maxPreActivation }) => maxPreActivation);
  return { ...UNIT, every: 1, steps: Uint32Array.of(4375, 4376), largest: Float32Array.of(1, -1), deaths: [], atEnd, death: null, ...change };
}

/** A run that has been trained for three epochs and rests. */
function rest(experiment: Experiment = DEFAULT_EXPERIMENT): void {
  lab.open({ kind: 'run', experiment });
  tell({ ...address(), kind: 'engineChosen', engine: REPORT });
  for (const epoch of [0, 1, 2, 3]) tell({ ...address(), kind: 'frameRecorded', frame: { ...handmadeFrame(experiment, { epoch }), step: epoch * 4375 }, seconds: 0 });
  tell({ ...address(), kind: 'runPrepared' });
  tell({ ...address(), kind: 'runPaused', step: 3 * 4375 });
}

beforeEach(() => {
  sent = [];
  lab = createLab((listener) => {
    tell = listener;
    return { send: (command) => sent.push(command), revive: () => {}, dispose: () => {} };
  }, (draw) => draw());
  rest();
});

it('trains the epoch again on the engine that ran, and says how far it is and whether it ended as its frame says', () => {
  lab.openAutopsy(MAIN_RUN, UNIT);
  expect(asks()).toEqual([{ ...address(), kind: 'recordSteps', experiment: DEFAULT_EXPERIMENT, engine: 'wasm', ...UNIT }]);
  tell({ ...address(), kind: 'recordingProgressed', share: 0.5 });
  expect(lab.getState().autopsy).toMatchObject({ status: 'recording', share: 0.5, ...UNIT });
  tell({ ...address(), kind: 'stepsRecorded', recording: recording() });
  expect(lab.getState().autopsy).toMatchObject({ status: 'recorded', agrees: true, recording: { every: 1 } });
});

it('says that an epoch ended otherwise than its frame says', () => {
  lab.openAutopsy(MAIN_RUN, UNIT);
  tell({ ...address(), kind: 'stepsRecorded', recording: recording({ atEnd: recording().atEnd.map((layer) => layer.map((z) => z + 1)) }) });
  expect(lab.getState().autopsy?.agrees).toBe(false);
});

it('takes no work for a unit that is known', () => {
  lab.openAutopsy(MAIN_RUN, UNIT);
  tell({ ...address(), kind: 'stepsRecorded', recording: recording() });
  const { autopsy } = lab.getState();
  lab.openAutopsy(MAIN_RUN, { ...UNIT, unit: 3 });
  lab.openAutopsy(MAIN_RUN, UNIT);
  expect(lab.getState().autopsy).toBe(autopsy);
  expect(asks().map(({ kind }) => kind)).toEqual(['recordSteps', 'recordSteps', 'stopRecording']);
});

it('stops when a person gives it up, and when the run trains on', () => {
  lab.openAutopsy(MAIN_RUN, UNIT);
  lab.closeAutopsy();
  expect(asks().at(-1)?.kind).toBe('stopRecording');
  expect(lab.getState().autopsy?.status).toBe('stopped');
  lab.openAutopsy(MAIN_RUN, UNIT);
  lab.start();
  expect(lab.getState().autopsy?.status).toBe('stopped');
  tell({ ...address(), kind: 'stepsRecorded', recording: recording() });
  expect(lab.getState().autopsy?.recording).toBeNull();
});

it('is gone with its run, and asks nothing of one that trains or has not trained', () => {
  lab.openAutopsy(MAIN_RUN, UNIT);
  lab.reset();
  expect(lab.getState().autopsy).toBeNull();
  const before = asks().length;
  lab.openAutopsy(MAIN_RUN, UNIT);
  lab.start();
  lab.openAutopsy(MAIN_RUN, UNIT);
  expect(asks()).toHaveLength(before);
});

it('keeps the run when the recording fails, and says why', () => {
  lab.openAutopsy(MAIN_RUN, UNIT);
  tell({ ...address(), kind: 'recordingFailed', code: 'engine-error', message: 'It broke.' });
  expect(lab.getState().autopsy).toMatchObject({ status: 'failed', message: 'It broke.' });
  expect(lab.getState().runs[MAIN_RUN]?.status).toBe('paused');
});

it('asks before work above the budget, and does none where the answer is no', () => {
  rest({ ...DEFAULT_EXPERIMENT, layers: Array.from({ length: 20 }, () => ({ ...(DEFAULT_EXPERIMENT.layers[0] ?? never()), units: 256 })) });
  lab.openAutopsy(MAIN_RUN, UNIT);
  expect(lab.getState()).toMatchObject({ question: { wants: 'autopsy', networks: 1 }, autopsy: { status: 'asked' } });
  lab.answerQuestion(false);
  expect(lab.getState().autopsy?.status).toBe('stopped');
  expect(asks()).toEqual([]);
  lab.openAutopsy(MAIN_RUN, UNIT);
  lab.answerQuestion(true);
  expect(lab.getState().autopsy?.status).toBe('recording');
  expect(asks().map(({ kind }) => kind)).toEqual(['recordSteps']);
});

function never(): never {
  throw new Error('the default has a layer');
}
