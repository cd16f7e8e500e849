import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { drawRows } from '../../core/experiment/birth/drawRows.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { shuffledTrainRows } from '../../core/experiment/birth/shuffle.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { frameOf } from '../../core/telemetry/frameOf.ts';
import type { ProbeReading } from '../../core/telemetry/probeReading.ts';
import type { Checkpoint, Trainer } from '../trainer.ts';
import { unitActivityOf } from '../../core/telemetry/unitActivity.ts';
import { createCpuEngine } from './cpuEngine.ts';
import type { Precision } from './networkPass.ts';

const SMALL = 'rows=1000&hidden=6,5&batch=32&epochs=3&lr=0.01&initializer=he_normal&labels=sum';

function experimentAt(link: string): Experiment {
  return decodeLink(link).experiment;
}

async function trainerOf(links: readonly string[], precision: Precision = 'float32'): Promise<Trainer> {
  const trainer = await createCpuEngine(precision).createTrainer(links.map(experimentAt), { breathe: () => Promise.resolve() });
  await trainer.facts();
  return trainer;
}

async function trainTo(trainer: Trainer, step: number): Promise<void> {
  while (trainer.step < step) {
    await trainer.advance(0);
    if (trainer.step % trainer.stepsPerEpoch === 0) await trainer.epochLoss();
  }
}

function only<T>(entries: readonly T[]): T {
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1) throw new Error('one entry was expected');
  return entry;
}

function positiveZero(value: number): number {
  return value + 0;
}

async function checkpointOf(trainer: Trainer): Promise<Checkpoint> {
  return only(await trainer.checkpoint());
}

async function readingOf(trainer: Trainer): Promise<ProbeReading> {
  return only(await trainer.probe());
}

it('starts from the initial parameters and probes before the data set is drawn', async () => {
  const experiment = experimentAt(SMALL);
  const trainer = await createCpuEngine().createTrainer([experiment], { breathe: () => Promise.resolve() });
  const reading = await readingOf(trainer);
  expect(reading.parameters).toEqual(initialParameters(experiment));
  expect(reading.rows).toBe(700);
  expect(reading.preActivations.map((z) => z.length)).toEqual([6 * 700, 5 * 700, 700]);
});

it('reads pre-activations unit-major: bias plus kernel times input', async () => {
  const experiment = experimentAt(SMALL);
  const trainer = await trainerOf([SMALL]);
  const { preActivations, parameters, rows } = await readingOf(trainer);
  const [first, second] = layoutOf(experiment).layers;
  const [before, after] = preActivations;
  if (first === undefined || second === undefined || before === undefined || after === undefined) throw new Error('two layers were expected');
  for (const row of [0, 63, 64, 699]) {
    for (let unit = 0; unit < second.units; unit++) {
      let z = parameters[second.biasStart + unit] ?? NaN;
      for (let i = 0; i < first.units; i++) {
        z += (parameters[second.kernelStart + unit * second.fanIn + i] ?? NaN) * Math.max(0, before[i * rows + row] ?? NaN);
      }
      expect(after[unit * rows + row]).toBeCloseTo(z, 5);
    }
  }
});

it('makes the step of gradient descent that the probe gradient says, when a batch is the whole training set', async () => {
  const trainer = await trainerOf([`${SMALL}&optimizer=sgd&lr=0.5&batch=1000`], 'float64');
  const birth = await readingOf(trainer);
  await trainer.advance(0);
  const { parameters } = await readingOf(trainer);
  expect(trainer.step).toBe(trainer.stepsPerEpoch);
  for (const [i, parameter] of parameters.entries()) {
    expect(parameter).toBeCloseTo((birth.parameters[i] ?? NaN) - 0.5 * (birth.gradient[i] ?? NaN), 6);
  }
});

/** ∂(mean cross-entropy)/∂kernel of each layer of a network with one hidden ReLU layer on some training rows, dropout off, in float64. */
function kernelGradients(experiment: Experiment, parameters: Float32Array, rows: Iterable<number>): readonly [hidden: Float64Array, output: Float64Array] {
  const { inputs } = experiment;
  const [hidden, output] = layoutOf(experiment).layers;
  if (hidden === undefined || output === undefined) throw new Error('two layers were expected');
  const at = (index: number): number => parameters[index] ?? NaN;
  const sums = [new Float64Array(hidden.kernelSize), new Float64Array(output.kernelSize)] as const;
  const list = [...rows];
  for (const row of list) {
    const { inputs: x, labels } = drawRows(experiment, row, 1);
    const z = Array.from({ length: hidden.units }, (_, unit) => x.reduce((sum, value, i) => sum + value * at(hidden.kernelStart + unit * inputs + i), at(hidden.biasStart + unit)));
    const logit = z.reduce((sum, value, unit) => sum + Math.max(0, value) * at(output.kernelStart + unit), at(output.biasStart));
    const delta = (1 / (1 + Math.exp(-logit)) - (labels[0] ?? NaN)) / list.length;
    z.forEach((value, unit) => {
      sums[1][unit] = (sums[1][unit] ?? NaN) + delta * Math.max(0, value);
      if (value > 0) x.forEach((input, i) => (sums[0][unit * inputs + i] = (sums[0][unit * inputs + i] ?? NaN) + delta * at(output.kernelStart + unit) * input));
    });
  }
  return sums;
}

describe('the last update of an epoch', () => {
  const ratiosOf = async (trainer: Trainer): Promise<readonly (number | null)[]> => {
    const experiment = only(trainer.experiments);
    const context = { replica: 0, epoch: 1, step: trainer.step, train: null, validation: null, bornDead: null };
    return frameOf(experiment, await readingOf(trainer), context).layers.map(({ updateRatio }) => updateRatio);
  };

  it('of gradient descent moves each kernel by learning rate times gradient of the last batch, relative to the kernel', async () => {
    const trainer = await trainerOf([`${SMALL}&hidden=6&optimizer=sgd&lr=0.5`]);
    await trainTo(trainer, 43);
    const experiment = only(trainer.experiments);
    const { parameters } = await checkpointOf(trainer);
    const order = new Uint32Array(700);
    shuffledTrainRows(experiment, 2, order);
    const gradients = kernelGradients(experiment, parameters, order.subarray(21 * 32));
    await trainTo(trainer, 44);
    const ratios = await ratiosOf(trainer);
    layoutOf(experiment).layers.forEach(({ kernelStart, kernelSize }, index) => {
      const expected = (0.5 * Math.hypot(...(gradients[index] ?? []))) / Math.hypot(...parameters.subarray(kernelStart, kernelStart + kernelSize));
      expect(ratios[index]).toBeGreaterThan(1e-3);
      expect((ratios[index] ?? NaN) / expected).toBeCloseTo(1, 4);
    });
  });

  it('is not known at birth, within an epoch, and after going on from a checkpoint until an epoch ends', async () => {
    const trainer = await trainerOf([SMALL]);
    expect(await ratiosOf(trainer)).toEqual([null, null, null]);
    await trainTo(trainer, 22);
    const known = await ratiosOf(trainer);
    expect(known).not.toContain(null);
    await trainTo(trainer, 23);
    expect(await ratiosOf(trainer)).toEqual([null, null, null]);
    const checkpoint = await checkpointOf(trainer);
    const copy = await trainerOf([SMALL]);
    await copy.restore([checkpoint]);
    await trainTo(copy, 44);
    await trainTo(trainer, 44);
    expect(await ratiosOf(copy)).toEqual(await ratiosOf(trainer));
    await copy.restore(await copy.checkpoint());
    expect(await ratiosOf(copy)).toEqual([null, null, null]);
  });
});

it('reports the loss at birth as the row-weighted mean over batches, the last one partial', async () => {
  const trainer = await trainerOf([`${SMALL}&lr=0.000001&optimizer=sgd&batch=64`]);
  const before = only(await trainer.evaluate('train'));
  await trainer.advance(10_000);
  const during = only(await trainer.epochLoss());
  expect(trainer.step).toBe(11);
  expect(during.loss).toBeCloseTo(before.loss, 5);
  expect(during.accuracy).toBe(before.accuracy);
});

it('never goes past the end of an epoch, and counts the next one afresh', async () => {
  const trainer = await trainerOf([SMALL]);
  await trainer.advance(10_000);
  expect(trainer.step).toBe(22);
  const first = only(await trainer.epochLoss());
  await trainer.advance(10_000);
  const second = only(await trainer.epochLoss());
  expect(trainer.step).toBe(44);
  expect(second.loss).toBeLessThan(first.loss);
});

it('stops at a step within an epoch, wherever that is, with the bits of not stopping', async () => {
  const storyOf = async (stops: readonly number[]): Promise<unknown> => {
    const story: unknown[] = [];
    const trainer = await trainerOf([`${SMALL}&dropout=0.3`]);
    for (const stop of stops) {
      await trainer.advance(10_000, stop);
      expect(trainer.step).toBe(stop);
      if (stop % 22 === 0) story.push(await trainer.probe(), await trainer.epochLoss(), await trainer.checkpoint());
    }
    return story;
  };
  expect(await storyOf([1, 2, 9, 21, 22, 23, 43, 44])).toEqual(await storyOf([22, 44]));
});

it('makes one update at least, and stops at the end of an epoch before a later step', async () => {
  const trainer = await trainerOf([SMALL]);
  await trainer.advance(10_000, 0);
  expect(trainer.step).toBe(1);
  await trainer.advance(10_000, 30);
  expect(trainer.step).toBe(22);
});

it('draws the labels that its facts tell of', async () => {
  const trainer = await trainerOf([SMALL]);
  const facts = only(await trainer.facts());
  expect(facts).toMatchObject({ trainRows: 700, validationRows: 300 });
  expect(facts.trainPositiveShare).toBeCloseTo(0.5, 1);
});

it('gives the same bits twice', async () => {
  const [one, other] = await Promise.all([trainerOf([SMALL]), trainerOf([SMALL])]);
  await trainTo(one, 50);
  await trainTo(other, 50);
  expect(await checkpointOf(one)).toEqual(await checkpointOf(other));
});

it.each(['', '&dropout=0.3', '&alpha_dropout=0.2&activation=selu', '&optimizer=rmsprop', '&optimizer=rmsprop_keras3', '&optimizer=momentum&batch=200'])(
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

it('trains a network the same way whatever others train beside it', async () => {
  const links = [1, 2, 3].map((seed) => `${SMALL}&dropout=0.2&seed=${seed}`);
  const together = await trainerOf(links);
  await trainTo(together, 30);
  const checkpoints = await together.checkpoint();
  for (const [replica, link] of links.entries()) {
    const alone = await trainerOf([link]);
    await trainTo(alone, 30);
    expect(checkpoints[replica]).toEqual(await checkpointOf(alone));
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
  const few = await trainerOf([SMALL]);
  const { preActivations, rows } = await readingOf(few);
  const expected = preActivations.flatMap((z) => Array.from({ length: z.length / rows }, (_, unit) => Math.max(...z.subarray(unit * rows, (unit + 1) * rows))));
  expect([...only(await few.maxPreActivations('train'))]).toEqual(expected);

  const many = await trainerOf([`${SMALL}&rows=20000`]);
  const probed = await readingOf(many);
  const largest = only(await many.maxPreActivations('train'));
  const onProbe = probed.preActivations.flatMap((z) => Array.from({ length: z.length / 2048 }, (_, unit) => Math.max(...z.subarray(unit * 2048, (unit + 1) * 2048))));
  expect(onProbe.every((z, unit) => z <= (largest[unit] ?? NaN))).toBe(true);
  expect(onProbe.some((z, unit) => z < (largest[unit] ?? NaN))).toBe(true);
});

it('has gradients of exactly 0 before a layer that is dead as a whole, and trains on without them', async () => {
  const trainer = await trainerOf(['rows=1000&hidden=8,8,8&initializer=random_normal,random_uniform:-1:0,random_normal&batch=32']);
  const { gradient, preActivations } = await readingOf(trainer);
  const { layers } = layoutOf(only(trainer.experiments));
  const output = layers.at(-1);
  expect(preActivations[1]?.every((z) => z <= 0)).toBe(true);
  expect(gradient.subarray(0, layers[2]?.kernelStart).every((entry) => entry === 0)).toBe(true);
  expect(gradient[output?.biasStart ?? NaN]).not.toBe(0);
  const birth = await checkpointOf(trainer);
  await trainer.advance(10_000);
  const { parameters } = await checkpointOf(trainer);
  const severedUpTo = layers[2]?.kernelStart;
  expect(parameters.subarray(0, severedUpTo)).toEqual(birth.parameters.subarray(0, severedUpTo));
});

it('lets NaN through to the losses instead of failing', async () => {
  const trainer = await trainerOf(['rows=1000&hidden=8,8&output=linear&loss=mean_squared_error&optimizer=sgd&lr=10&initializer=random_normal:10&data=normal']);
  await trainer.advance(10_000);
  const during = only(await trainer.epochLoss());
  const after = only(await trainer.evaluate('validation'));
  expect([during.loss, after.loss]).toEqual([NaN, NaN]);
  expect((await readingOf(trainer)).parameters.some(Number.isNaN)).toBe(true);
  expect(only(await trainer.maxPreActivations('train')).some(Number.isNaN)).toBe(true);
});

it('has an infinite loss from the epoch on at which losses add up to more than a float32 holds, though the output is a number', async () => {
  const trainer = await trainerOf(['rows=2000&hidden=64&labels=sum&output=linear&loss=mean_squared_error&optimizer=sgd&lr=10&batch=256&initializer=he_normal']);
  const epochs: (readonly [train: number, validation: number, output: number])[] = [];
  for (let epoch = 1; epoch <= 3; epoch++) {
    await trainer.advance(10_000);
    const train = only(await trainer.epochLoss()).loss;
    const validation = only(await trainer.evaluate('validation')).loss;
    epochs.push([train, validation, Math.abs(only(await trainer.maxPreActivations('train')).at(-1) ?? NaN)]);
  }
  const [first, second, third] = epochs;
  expect(Number.isFinite(first?.[0]) && Number.isFinite(first?.[1])).toBe(true);
  expect([second?.slice(0, 2), third?.slice(0, 2)]).toEqual([[Infinity, Infinity], [Infinity, Infinity]]);
  expect(second?.[2]).toBeGreaterThan(1.8e19);
  expect(third?.[2]).toBeLessThan(Infinity);
});

it.each(['', '&rows=1010&activation=tanh', '&hidden=70,9&rows=5000', '&output=linear&loss=mean_squared_error&optimizer=sgd&lr=10&initializer=random_normal:10&data=normal'])(
  'says of units what the probe says%s',
  async (ending) => {
    const trainer = await trainerOf([SMALL + ending]);
    for (const step of [0, 7]) {
      await trainTo(trainer, step);
      const { preActivations, rows } = only(await trainer.probe());
      expect(only(await trainer.activity())).toEqual(preActivations.map((z) => unitActivityOf(z, rows)));
    }
  },
);

it('stops where its driver no longer wants it', async () => {
  const trainer = await createCpuEngine().createTrainer([experimentAt(SMALL)], { breathe: () => Promise.reject(new Error('unwanted')) });
  await expect(trainer.facts()).rejects.toThrow('unwanted');
});

it('drifts from float64 by rounding alone', async () => {
  const [single, double] = await Promise.all([trainerOf([SMALL]), trainerOf([SMALL], 'float64')]);
  await trainTo(single, 22);
  await trainTo(double, 22);
  const reference = await checkpointOf(double);
  const drift = (await checkpointOf(single)).parameters.map((parameter, i) => Math.abs(parameter - (reference.parameters[i] ?? NaN)));
  expect(Math.max(...drift)).toBeLessThan(1e-4);
  expect(Math.max(...drift)).toBeGreaterThan(0);
});
