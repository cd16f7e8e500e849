import { expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { workloadOf } from '../../core/experiment/work/workload.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { unitActivityOf } from '../../core/telemetry/unitActivity.ts';
import { createCpuEngine } from '../cpu/cpuEngine.ts';
import { ofReplica, type Checkpoint, type Trainer } from '../trainer.ts';
import { MemoryPlan } from './memoryPlan.ts';
import { placeNetwork, placePass, placeRows } from './networkPlaces.ts';
import { createWasmEngine } from './wasmEngine.ts';

const SMALL = 'rows=1000&hidden=6,5&batch=32&epochs=3&lr=0.01&initializer=he_normal&labels=sum';
const engine = await createWasmEngine();

function experimentAt(link: string): Experiment {
  return decodeLink(link).experiment;
}

async function trainerOf(links: readonly string[]): Promise<Trainer> {
  const trainer = await engine.createTrainer(links.map(experimentAt), { breathe: () => Promise.resolve() });
  await trainer.facts();
  return trainer;
}

async function trainTo(trainer: Trainer, step: number): Promise<void> {
  while (trainer.step < step) {
    await trainer.advance(0);
    if (trainer.step % trainer.stepsPerEpoch === 0) await trainer.epochLoss();
  }
}

async function checkpointOf(trainer: Trainer): Promise<Checkpoint> {
  return ofReplica(await trainer.checkpoint(), 0);
}

/** All that the page learns of some epochs, asked for in slices of so many milliseconds. */
async function storyOf(trainer: Trainer, slice: number): Promise<unknown> {
  const story: unknown[] = [await trainer.probe(), await trainer.evaluate('train'), await trainer.evaluate('validation')];
  for (let epoch = 1; epoch <= 2; epoch++) {
    while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(slice);
    story.push(await trainer.epochLoss(), await trainer.evaluate('validation'), await trainer.probe(), await trainer.maxPreActivations('train'), await trainer.checkpoint());
  }
  return story;
}

function positiveZero(value: number): number {
  return value + 0;
}

it('starts from the initial parameters and probes before the data set is drawn', async () => {
  const experiment = experimentAt(SMALL);
  const trainer = await engine.createTrainer([experiment], { breathe: () => Promise.resolve() });
  const before = ofReplica(await trainer.probe(), 0);
  expect(before.parameters).toEqual(initialParameters(experiment));
  expect(before.preActivations.map((z) => z.length)).toEqual([6 * 700, 5 * 700, 700]);
  await trainer.facts();
  expect(ofReplica(await trainer.probe(), 0)).toEqual(before);
});

it.each(['', '&dropout=0.3', '&alpha_dropout=0.2&activation=selu', '&batch=700', '&batch=65&inputs=7&hidden=9,8,7&activation=gelu'])(
  'gives the same bits whatever slices it is asked for%s',
  async (ending) => {
    const [steps, slices] = [await trainerOf([SMALL + ending]), await trainerOf([SMALL + ending])];
    expect(await storyOf(slices, 3)).toEqual(await storyOf(steps, 0));
  },
);

it.each(['', '&dropout=0.3', '&batch=65&inputs=7&hidden=9,8,7&activation=gelu'])('stops at a step within an epoch, wherever that is, with the bits of not stopping%s', async (ending) => {
  const storyWith = async (stopsIn: (epochEnd: number) => readonly number[]): Promise<unknown> => {
    const story: unknown[] = [];
    const trainer = await trainerOf([SMALL + ending]);
    for (const end of [trainer.stepsPerEpoch, 2 * trainer.stepsPerEpoch]) {
      for (const stop of [...stopsIn(end), end]) {
        await trainer.advance(10_000, stop);
        expect(trainer.step).toBe(stop);
      }
      story.push(await trainer.probe(), await trainer.epochLoss(), await trainer.checkpoint());
    }
    return story;
  };
  expect(await storyWith((end) => [end - 10, end - 9, end - 5, end - 1])).toEqual(await storyWith(() => []));
});

it('draws the data, the order of rows and the masks of cpu: an epoch at a standstill has its losses', async () => {
  for (const ending of ['&dropout=0.3', '&alpha_dropout=0.2&activation=selu', '&batch=65']) {
    const link = `${SMALL}&optimizer=sgd&lr=1e-6${ending}`;
    const [one, other] = [await trainerOf([link]), await createCpuEngine().createTrainer([experimentAt(link)], { breathe: () => Promise.resolve() })];
    expect(await one.facts()).toEqual(await other.facts());
    while (one.step < one.stepsPerEpoch) {
      await one.advance(0);
      await other.advance(0);
      const [loss, reference] = [ofReplica(await one.epochLoss(), 0), ofReplica(await other.epochLoss(), 0)];
      expect(loss.loss).toBeCloseTo(reference.loss, 6);
      expect(loss.accuracy).toBe(reference.accuracy);
    }
  }
});

it.each(['', '&dropout=0.3', '&alpha_dropout=0.2&activation=selu', '&optimizer=rmsprop', '&optimizer=rmsprop_keras3', '&optimizer=momentum&batch=200', '&optimizer=sgd'])(
  'goes on from a checkpoint in the middle of an epoch with the same bits%s',
  async (ending) => {
    const original = await trainerOf([SMALL + ending]);
    await trainTo(original, original.stepsPerEpoch + 3);
    const checkpoint = await checkpointOf(original);
    await trainTo(original, 2 * original.stepsPerEpoch - 1);
    const copy = await trainerOf([SMALL + ending]);
    await copy.restore([checkpoint]);
    expect(copy.step).toBe(checkpoint.step);
    await trainTo(copy, 2 * copy.stepsPerEpoch - 1);
    expect(await checkpointOf(copy)).toEqual(await checkpointOf(original));
  },
);

it('gives checkpoints that stay as they are when training goes on', async () => {
  const trainer = await trainerOf([SMALL]);
  await trainTo(trainer, 5);
  const checkpoint = await checkpointOf(trainer);
  const kept = structuredClone(checkpoint);
  await trainTo(trainer, 9);
  expect(checkpoint).toEqual(kept);
});

it('trains a network the same way whatever others train beside it', async () => {
  const links = [1, 2, 3].map((seed) => `${SMALL}&dropout=${seed / 10}&lr=0.0${seed}&seed=${seed}&data_seed=7`);
  const together = await trainerOf(links);
  await trainTo(together, 30);
  const [checkpoints, losses] = [await together.checkpoint(), await together.evaluate('validation')];
  for (const [replica, link] of links.entries()) {
    const alone = await trainerOf([link]);
    await trainTo(alone, 30);
    expect(checkpoints[replica]).toEqual(await checkpointOf(alone));
    expect(losses[replica]).toEqual(ofReplica(await alone.evaluate('validation'), 0));
  }
});

it.each(['inputs=4', 'inputs=3&dropout=0.3', 'inputs=7&hidden=9,8,7', 'inputs=1&hidden=2', 'initializer=zeros'])(
  'changes no bit by leaving out silent units, whether of ReLU, leaky ReLU or ELU, %s',
  async (setting) => {
    const link = `rows=2000&hidden=16,16&batch=50&lr=0.02&seed=4&${setting}`;
    // Cannot die, so that nothing is left out; yet below 0 its outputs and gradients are 0 in float32.
    const whole = await trainerOf([`${link}&activation=elu:1e-300`]);
    const skipping = await Promise.all(['relu', 'leaky_relu:0', 'elu:0'].map((activation) => trainerOf([`${link}&activation=${activation}`])));
    for (const steps of [1, 28, 200]) {
      await trainTo(whole, steps);
      const expected = await checkpointOf(whole);
      for (const trainer of skipping) {
        await trainTo(trainer, steps);
        const { parameters, slots } = await checkpointOf(trainer);
        expect(parameters.map(positiveZero)).toEqual(expected.parameters.map(positiveZero));
        expect(slots.map((slot) => slot.map(positiveZero))).toEqual(expected.slots.map((slot) => slot.map(positiveZero)));
        expect(await trainer.evaluate('validation')).toEqual(await whole.evaluate('validation'));
      }
    }
  },
);

it('finds the largest pre-activation over all training rows, beyond those of the probe', async () => {
  const trainer = await trainerOf([`${SMALL}&rows=20000`]);
  const { preActivations, rows } = ofReplica(await trainer.probe(), 0);
  const onProbe = preActivations.flatMap((z) => Array.from({ length: z.length / rows }, (_, unit) => Math.max(...z.subarray(unit * rows, (unit + 1) * rows))));
  expect([...ofReplica(await trainer.maxPreActivations('probe'), 0)]).toEqual(onProbe);
  const largest = ofReplica(await trainer.maxPreActivations('train'), 0);
  expect(onProbe.every((z, unit) => z <= (largest[unit] ?? NaN))).toBe(true);
  expect(onProbe.some((z, unit) => z < (largest[unit] ?? NaN))).toBe(true);
});

it('lets NaN through to the losses instead of failing', async () => {
  const trainer = await trainerOf(['rows=1000&hidden=8,8&output=linear&loss=mean_squared_error&optimizer=sgd&lr=10&initializer=random_normal:10&data=normal']);
  await trainer.advance(10_000);
  const [during, after] = [ofReplica(await trainer.epochLoss(), 0), ofReplica(await trainer.evaluate('validation'), 0)];
  expect([during.loss, after.loss]).toEqual([NaN, NaN]);
  expect(ofReplica(await trainer.probe(), 0).parameters.some(Number.isNaN)).toBe(true);
  expect(ofReplica(await trainer.maxPreActivations('train'), 0).some(Number.isNaN)).toBe(true);
});

it.each(['', '&rows=1010&activation=tanh', '&hidden=70,9&rows=5000', '&output=linear&loss=mean_squared_error&optimizer=sgd&lr=10&initializer=random_normal:10&data=normal'])(
  'says of units what the probe says%s',
  async (ending) => {
    const trainer = await trainerOf([SMALL + ending]);
    for (const step of [0, 7]) {
      await trainTo(trainer, step);
      const { preActivations, rows } = ofReplica(await trainer.probe(), 0);
      expect(ofReplica(await trainer.activity(), 0)).toEqual(preActivations.map((z) => unitActivityOf(z, rows)));
    }
  },
);

it('stops where its driver no longer wants it', async () => {
  const trainer = await engine.createTrainer([experimentAt(SMALL)], { breathe: () => Promise.reject(new Error('unwanted')) });
  await expect(trainer.facts()).rejects.toThrow('unwanted');
});

it.each(['', 'rows=1000000&inputs=16&batch=8192', `hidden=${Array(20).fill(256).join(',')}&dropout=0.5`])('takes no more memory than the estimate says, but for 2 MB: %s', (link) => {
  const experiment = experimentAt(link);
  const plan = new MemoryPlan();
  placeRows(plan, experiment);
  placePass(plan, [experiment], experiment);
  placeNetwork(plan, experiment);
  expect(plan.bytes).toBeLessThan(workloadOf(experiment).trainingBytes + 2 ** 21);
});
