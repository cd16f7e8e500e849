import { expect, it } from 'vitest';
import type { StepStages } from '../../core/autopsy/stepStages.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { decodeLink } from '../../core/link/decode.ts';
import type { EngineId } from '../../core/vocabulary/engines.ts';
import { openEngines } from '../engines.ts';
import { recordStages } from '../stepRecorder.ts';
import { emptyShelf } from '../trainAgain.ts';
import { ofReplica, type Checkpoint, type Trainer } from '../trainer.ts';
import { takeStep } from './takeStep.ts';

const engines = openEngines({ webgl: () => Promise.reject(new Error('This machine has no WebGL.')) });
const calm = { breathe: () => Promise.resolve() };
const SMALL = 'rows=1000&hidden=6,5&batch=100&epochs=3&lr=0.01&initializer=he_normal&labels=sum';

function experimentOf(link: string): Experiment {
  return decodeLink(link).experiment;
}

async function trainedOn(engine: EngineId, experiment: Experiment, step: number): Promise<Trainer> {
  const trainer = await (await engines.choose(engine)).engine.createTrainer([experiment], calm);
  await trainer.facts();
  while (trainer.step < step) {
    await trainer.advance(1000, step);
    if (trainer.step % trainer.stepsPerEpoch === 0) await trainer.epochLoss();
  }
  return trainer;
}

async function checkpointOf(trainer: Trainer): Promise<Checkpoint> {
  return ofReplica(await trainer.checkpoint(), 0);
}

function stagesOn(engine: EngineId, experiment: Experiment, epoch: number): Promise<StepStages> {
  return recordStages(engines, { experiment, engine, epoch }, emptyShelf(), calm, () => {});
}

const KINDS = ['', '&optimizer=sgd&lr=0.5', '&optimizer=momentum', '&optimizer=rmsprop_keras3&lr=0.002', '&dropout=0.3', '&alpha_dropout=0.2&activation=selu', '&batch=1000', '&initializer=random_normal,random_uniform:-1:0', '&output=linear&loss=mean_squared_error&activation=tanh'];

it.each(KINDS)('changes the parameters as the same step of the cpu engine does, bit for bit, and its loss is that of the step%s', async (kind) => {
  const experiment = experimentOf(SMALL + kind);
  for (const epoch of [1, 3]) {
    const stages = await stagesOn('cpu', experiment, epoch);
    const trainer = await trainedOn('cpu', experiment, 0);
    const start = (epoch - 1) * trainer.stepsPerEpoch;
    while (trainer.step < start) {
      await trainer.advance(1000, start);
      if (trainer.step % trainer.stepsPerEpoch === 0) await trainer.epochLoss();
    }
    expect(stages.parameters).toEqual((await checkpointOf(trainer)).parameters);
    await trainer.advance(0, start + 1);
    const after = await checkpointOf(trainer);
    expect(stages.updated).toEqual(after.parameters);
    expect(stages.step).toBe(start + 1);
    expect(stages.loss).toBe(after.lossSum / stages.batch.rows.length);
    expect(stages.correct).toBe(after.correctCount);
  }
});

it('changes the parameters as the wasm engine does, to float32', async () => {
  const experiment = experimentOf(`${SMALL}&dropout=0.2`);
  const stages = await stagesOn('wasm', experiment, 2);
  const trainer = await trainedOn('wasm', experiment, 7);
  expect(stages.parameters).toEqual((await checkpointOf(trainer)).parameters);
  await trainer.advance(0, 8);
  const { parameters } = await checkpointOf(trainer);
  expect(Math.max(...parameters.map((parameter, i) => Math.abs(parameter - (stages.updated[i] ?? NaN))))).toBeLessThan(2e-6);
  expect(Math.max(...parameters.map((parameter, i) => Math.abs(parameter - (stages.parameters[i] ?? NaN))))).toBeGreaterThan(5e-3);
});

it('takes the step after operations that stand before its epoch, and the one that would come after the last epoch', async () => {
  const experiment = experimentOf(`${SMALL}&at=1.bias.1.add:0.5|1.batch:50|2.l2:0.1`);
  const plain = await stagesOn('cpu', experimentOf(SMALL), 2);
  const operated = await stagesOn('cpu', experiment, 2);
  const { biasStart = NaN } = layoutOf(experiment).layers[0] ?? {};
  expect(operated.parameters[biasStart]).toBe(Math.fround((plain.parameters[biasStart] ?? NaN) + 0.5));
  expect([plain.batch.rows.length, operated.batch.rows.length]).toEqual([100, 50]);
  expect(operated.step).toBe(8);
  const next = await stagesOn('cpu', experimentOf(SMALL), 4);
  expect(next.parameters).toEqual((await checkpointOf(await trainedOn('cpu', experimentOf(SMALL), 21))).parameters);
  expect(next.updated).not.toEqual(next.parameters);
});

it.each(['&activation=tanh&dropout=0.3', '&activation=softplus&output=linear&loss=mean_squared_error', '&activation=selu&alpha_dropout=0.2', ''])('has the gradient that finite differences of its loss have%s', async (kind) => {
  const experiment = experimentOf(`${SMALL}${kind}&data=symmetric-box&batch=40`);
  const { parameters, slots } = await checkpointOf(await trainedOn('cpu', experiment, 3));
  const lossAt = async (moved: Float32Array): Promise<number> => (await takeStep(experiment, 1, 1, { step: 0, parameters: moved, slots, lossSum: 0, correctCount: 0 }, calm.breathe, 'float64')).loss;
  const { gradient } = await takeStep(experiment, 1, 1, { step: 0, parameters, slots, lossSum: 0, correctCount: 0 }, calm.breathe, 'float64');
  expect(gradient.filter((entry) => entry !== 0).length).toBeGreaterThan(parameters.length / 3);
  for (let index = 0; index < parameters.length; index += 1) {
    const above = parameters.slice();
    const below = parameters.slice();
    above[index] = (parameters[index] ?? NaN) + 1e-4;
    below[index] = (parameters[index] ?? NaN) - 1e-4;
    const slope = ((await lossAt(above)) - (await lossAt(below))) / ((above[index] ?? NaN) - (below[index] ?? NaN));
    // A row at the edge of a ReLU changes the slope between the two by its own share at most.
    expect(Math.abs(slope - (gradient[index] ?? NaN)), `parameter ${index}`).toBeLessThan(kind === '' ? 5e-3 : 1e-5);
  }
});

it('counts what units do with the batch: z and outputs add up along the edges, and a dead unit learns on no row', async () => {
  const experiment = experimentOf('rows=20000&hidden=16,8&batch=256&lr=0.01&epochs=2&initializer=he_normal');
  const { inputs, batch, layers, parameters, gradient } = await stagesOn('cpu', experiment, 4);
  const rows = batch.rows.length;
  let before = Array.from({ length: 4 }, (_, column) => batch.rows.reduce((sum, _row, row) => sum + (inputs[row * 4 + column] ?? NaN), 0) / rows);
  layoutOf(experiment).layers.forEach((layer, index) => {
    const stage = layers[index];
    if (stage === undefined) throw new Error('a stage was expected');
    for (let unit = 0; unit < layer.units; unit += 1) {
      const kernel = layer.kernelStart + unit * layer.fanIn;
      const z = before.reduce((sum, input, i) => sum + input * (parameters[kernel + i] ?? NaN), parameters[layer.biasStart + unit] ?? NaN);
      expect(stage.meanZ[unit]).toBeCloseTo(z, 5);
      expect((stage.largestZ[unit] ?? NaN) > 0).toBe((stage.firingRows[unit] ?? NaN) > 0);
      if (layer.isOutput || (stage.firingRows[unit] ?? NaN) > 0) continue;
      expect(stage.learningRows[unit]).toBe(0);
      expect(stage.meanOutput[unit]).toBe(0);
      expect([...gradient.subarray(kernel, kernel + layer.fanIn), gradient[layer.biasStart + unit]].every((entry) => entry === 0)).toBe(true);
    }
    before = [...stage.meanOutput];
  });
  expect(layers[0]?.firingRows.filter((count) => count === 0).length).toBeGreaterThan(2);
  expect(layers[0]?.learningRows.some((count) => count > 0)).toBe(true);
});
