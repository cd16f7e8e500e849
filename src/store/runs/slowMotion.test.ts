import { beforeEach, expect, it } from 'vitest';
import type { StepStages } from '../../core/autopsy/stepStages.ts';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import type { Command, Event } from '../../engine/protocol.ts';
import { createLab, type Lab } from '../createLab.ts';
import { MAIN_RUN } from './openRuns.ts';

let sent: Command[] = [];
let tell: (event: Event) => void = () => {};
let lab: Lab;

function address(): { readonly run: string; readonly generation: number } {
  return { run: MAIN_RUN, generation: lab.getState().runs[MAIN_RUN]?.generation ?? NaN };
}

function asks(): readonly Command[] {
  return sent.filter(({ kind }) => kind === 'recordStages' || kind === 'stopRecording');
}

function stages(epoch: number): StepStages {
  return { epoch, step: 1, batch: { rows: new Uint32Array(0), labels: new Uint8Array(0) }, inputs: new Float32Array(0), layers: [], loss: 0, correct: 0, parameters: new Float32Array(0), gradient: new Float32Array(0), updated: new Float32Array(0) };
}

/** A run at birth, or that has been trained for some epochs and rests. */
function rest(epochs: number, experiment: Experiment = DEFAULT_EXPERIMENT): void {
  lab.open({ kind: 'run', experiment });
  tell({ ...address(), kind: 'engineChosen', engine: { id: 'wasm', asked: 'auto', renderer: 'SIMD', software: false, float: 32 } });
  for (let epoch = 0; epoch <= epochs; epoch += 1) tell({ ...address(), kind: 'frameRecorded', frame: { ...handmadeFrame(experiment, { epoch }), step: epoch * 4375 }, seconds: 0 });
  tell({ ...address(), kind: 'runPrepared' });
  if (epochs > 0) tell({ ...address(), kind: 'runPaused', step: epochs * 4375 });
}

beforeEach(() => {
  sent = [];
  lab = createLab((listener) => {
    tell = listener;
    return { send: (command) => sent.push(command), revive: () => {}, dispose: () => {} };
  }, (draw) => draw());
});

it('takes the step that comes after an epoch on the engine that ran, and at birth the first one', async () => {
  rest(0);
  await lab.takeSlowStep(MAIN_RUN, 0);
  rest(3);
  await lab.takeSlowStep(MAIN_RUN, 2);
  expect(asks().map((command) => command.kind === 'recordStages' && [command.epoch, command.engine])).toEqual([[1, 'wasm'], [3, 'wasm']]);
  tell({ ...address(), kind: 'recordingProgressed', share: 0.5 });
  expect(lab.getState().slowMotion).toMatchObject({ status: 'recording', share: 0.5 });
  tell({ ...address(), kind: 'stagesRecorded', stages: stages(1) });
  expect(lab.getState().slowMotion?.stages).toBeNull();
  tell({ ...address(), kind: 'stagesRecorded', stages: stages(3) });
  expect(lab.getState().slowMotion).toMatchObject({ status: 'recorded', epoch: 2, stages: { epoch: 3 } });
});

it('asks before work above the budget, and is gone where the answer is no', async () => {
  rest(3, { ...DEFAULT_EXPERIMENT, layers: Array.from({ length: 20 }, () => ({ ...(DEFAULT_EXPERIMENT.layers[0] ?? never()), units: 256 })) });
  await lab.takeSlowStep(MAIN_RUN, 3);
  expect(lab.getState().question?.wants).toBe('slowMotion');
  expect(lab.getState().slowMotion?.status).toBe('asked');
  lab.answerQuestion(false);
  expect(lab.getState().slowMotion).toBeNull();
  await lab.takeSlowStep(MAIN_RUN, 3);
  expect(asks()).toEqual([]);
  lab.answerQuestion(true);
  expect(asks().map(({ kind }) => kind)).toEqual(['recordStages']);
});

it('goes when its run goes on or an epoch is recorded step by step, and what failed says why', async () => {
  rest(3);
  await lab.takeSlowStep(MAIN_RUN, 3);
  tell({ ...address(), kind: 'recordingFailed', code: 'engine-error', message: 'No.' });
  expect(lab.getState().slowMotion).toMatchObject({ status: 'failed', message: 'No.' });
  await lab.takeSlowStep(MAIN_RUN, 3);
  lab.openAutopsy(MAIN_RUN, { epoch: 2, layer: 1, unit: 0 });
  expect(lab.getState().slowMotion).toBeNull();
  await lab.takeSlowStep(MAIN_RUN, 3);
  expect(lab.getState().autopsy?.status).toBe('stopped');
  lab.step();
  expect(lab.getState().slowMotion).toBeNull();
  await lab.takeSlowStep(MAIN_RUN, 3);
  expect(lab.getState().slowMotion).toBeNull();
});

it('ends its work when it is left', async () => {
  rest(3);
  await lab.takeSlowStep(MAIN_RUN, 3);
  lab.closeSlowMotion();
  await Promise.resolve();
  expect(lab.getState().slowMotion).toBeNull();
  expect(asks().map(({ kind }) => kind)).toEqual(['recordStages', 'stopRecording']);
});

function never(): never {
  throw new Error('the default experiment has a layer');
}
