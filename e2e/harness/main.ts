import { memory } from '@tensorflow/tfjs-core';
import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { watchDeaths } from '../../src/core/autopsy/deathWatch.ts';
import { layoutOf } from '../../src/core/experiment/layout.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import type { Frame } from '../../src/core/telemetry/frame.ts';
import { frameOf } from '../../src/core/telemetry/frameOf.ts';
import type { Evaluation } from '../../src/core/telemetry/probeReading.ts';
import { unitActivityOf } from '../../src/core/telemetry/unitActivity.ts';
import { canDie } from '../../src/core/vocabulary/activations.ts';
import { createCpuEngine } from '../../src/engine/cpu/cpuEngine.ts';
import { failureCodeOf } from '../../src/engine/engineError.ts';
import { recordSteps } from '../../src/engine/stepRecorder.ts';
import { emptyShelf } from '../../src/engine/trainAgain.ts';
import type { Engine, Trainer, TrainerContext } from '../../src/engine/trainer.ts';
import { createWebglContext, type WebglContext } from '../../src/engine/gl/context.ts';
import { createTfjsTrainer } from '../../src/engine/tfjs/tfjsTrainer.ts';
import { openWebglEngine } from '../../src/engine/webgl/webglEngine.ts';
import type { Computer, Harness, TensorDifference } from './api.ts';
import { difference, differencesOf } from './compare.ts';
import { countDifferingMasks } from './masks.ts';
import { countObjects, type LiveObjects } from './objects.ts';

const calm: TrainerContext = { breathe: () => Promise.resolve() };

interface Started {
  readonly context: WebglContext;
  readonly engine: Engine;
  readonly liveObjects: () => LiveObjects;
}

let started: Started | null = null;

function webgl(): Started {
  if (started === null) throw new Error('The WebGL engine is not started.');
  return started;
}

async function trainerOf(experiment: Experiment, computer: Computer): Promise<Trainer> {
  switch (computer) {
    case 'webgl':
      return webgl().engine.createTrainer([experiment], calm);
    case 'tfjs':
      return createTfjsTrainer(webgl().context, [experiment], calm);
    case 'cpu':
      return createCpuEngine().createTrainer([experiment], calm);
    case 'cpu64':
      return createCpuEngine('float64').createTrainer([experiment], calm);
  }
}

/** Gives `use` a trainer that has its data, and disposes it. */
async function withTrainer<T>(experiment: Experiment, computer: Computer, use: (trainer: Trainer) => Promise<T>): Promise<T> {
  const trainer = await trainerOf(experiment, computer);
  try {
    await trainer.facts();
    return await use(trainer);
  } finally {
    trainer.dispose();
  }
}

async function onBoth<T>(
  experiment: Experiment,
  measured: Computer,
  reference: Computer,
  use: (trainer: Trainer) => Promise<T>,
  compare: (measured: T, reference: T) => TensorDifference[],
): Promise<TensorDifference[]> {
  return compare(await withTrainer(experiment, measured, use), await withTrainer(experiment, reference, use));
}

function only<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined || list.length !== 1) throw new Error(`Expected one network, got ${list.length}.`);
  return item;
}

function last<T>(list: readonly T[]): T {
  const item = list.at(-1);
  if (item === undefined) throw new Error('The list is empty.');
  return item;
}

async function trainEpoch(trainer: Trainer): Promise<void> {
  const end = trainer.step + trainer.stepsPerEpoch;
  while (trainer.step < end) await trainer.advance(1000);
}

window.harness = {
  async start(options) {
    try {
      const context = await createWebglContext(options);
      const liveObjects = countObjects(context.gl);
      started = { context, liveObjects, engine: await openWebglEngine(context) };
      return started.engine.report;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  },

  compareGradients: (experiment, measured, reference) =>
    onBoth(experiment, measured, reference, async (trainer) => only(await trainer.probe()).gradient, (a, b) => differencesOf(experiment, a, b)),

  comparePreActivations: (experiment, measured, reference) =>
    onBoth(
      experiment,
      measured,
      reference,
      async (trainer) => only(await trainer.probe()).preActivations,
      (a, b) => layoutOf(experiment).layers.map(({ name }, index) => difference(name, a[index] ?? [], b[index] ?? [])),
    ),

  compareUpdates: (experiment, measured, reference) =>
    onBoth(
      experiment,
      measured,
      reference,
      async (trainer) => {
        const before = only(await trainer.checkpoint()).parameters;
        await trainer.advance(0);
        return only(await trainer.checkpoint()).parameters.map((value, index) => value - (before[index] ?? NaN));
      },
      (a, b) => differencesOf(experiment, a, b),
    ),

  trajectory: (experiment, computer, steps) =>
    withTrainer(experiment, computer, async (trainer) => {
      const losses = [only(await trainer.evaluate('validation')).loss];
      while (trainer.step < steps) {
        await trainer.advance(0);
        if (trainer.step % trainer.stepsPerEpoch === 0) await trainer.epochLoss();
        losses.push(only(await trainer.evaluate('validation')).loss);
      }
      return { losses, parameters: [...only(await trainer.checkpoint()).parameters] };
    }),

  async run(experiment, computer) {
    const trainer = await trainerOf(experiment, computer);
    try {
      const facts = only(await trainer.facts());
      const frameNow = async (train: Evaluation, validation: Evaluation): Promise<Frame> =>
        frameOf(experiment, only(await trainer.probe()), { replica: 0, epoch: trainer.step / trainer.stepsPerEpoch, step: trainer.step, train, validation, bornDead: null });
      const train = [only(await trainer.evaluate('train'))];
      const validation = [only(await trainer.evaluate('validation'))];
      const frames = [await frameNow(last(train), last(validation))];
      for (let epoch = 1; epoch <= experiment.epochs; epoch++) {
        await trainEpoch(trainer);
        train.push(only(await trainer.epochLoss()));
        validation.push(only(await trainer.evaluate('validation')));
        frames.push(await frameNow(last(train), last(validation)));
      }
      const notFinite = diagnose(experiment, facts, frames).find(({ rule }) => rule === 'not-finite');
      const { rows, preActivations } = only(await trainer.probe());
      const largest = only(await trainer.maxPreActivations('train'));
      const layers = layoutOf(experiment).layers;
      return {
        facts,
        train,
        validation,
        updateRatios: frames.map(({ layers: each }) => each.map(({ updateRatio }) => updateRatio)),
        notFinite: notFinite === undefined ? null : { sinceEpoch: notFinite.sinceEpoch, layer: notFinite.layer ?? null },
        deadFractions: layers.map(({ activation, units }, index) => {
          const z = preActivations[index] ?? new Float32Array();
          return canDie(activation) ? shareOf(units, (unit) => z.subarray(unit * rows, (unit + 1) * rows).every((value) => value <= 0)) : null;
        }),
        deadOnTraining: layers.map(({ activation, units, unitStart }) =>
          canDie(activation) ? shareOf(units, (unit) => (largest[unitStart + unit] ?? NaN) <= 0) : null,
        ),
      };
    } finally {
      trainer.dispose();
    }
  },

  stopping: (experiment, computer, stops) =>
    withTrainer(experiment, computer, async (trainer) => {
      const steps: number[] = [];
      const losses: number[] = [];
      while (trainer.step < 2 * trainer.stepsPerEpoch) {
        const stop = stops.find((each) => each > trainer.step);
        await trainer.advance(1000, stop);
        if (trainer.step === stop) {
          const { preActivations, rows } = only(await trainer.probe());
          const activity = preActivations.map((z) => unitActivityOf(z, rows));
          if (JSON.stringify(only(await trainer.activity())) === JSON.stringify(activity)) steps.push(stop);
        }
        if (trainer.step % trainer.stepsPerEpoch === 0) losses.push(only(await trainer.epochLoss()).loss);
      }
      return { steps, parameters: [...only(await trainer.checkpoint()).parameters], losses };
    }),

  async recordDeath(experiment, computer) {
    const watch = watchDeaths(experiment);
    await withTrainer(experiment, computer, async (trainer) => {
      watch.read(0, only(await trainer.maxPreActivations('probe')));
      while (trainer.step < trainer.stepsPerEpoch) {
        await trainer.advance(0);
        watch.read(trainer.step, only(await trainer.maxPreActivations('probe')));
      }
    });
    const unit = Array.from({ length: experiment.layers[0]?.units ?? 0 }, (_, index) => index).find((index) => watch.deathOf(index) !== null);
    if (unit === undefined) throw new Error('No unit dies in the first epoch.');
    const report = { ...webgl().engine.report, asked: computer, id: computer };
    const engine: Engine = { report, createTrainer: (experiments) => trainerOf(only(experiments), computer) };
    const engines = { cpu: createCpuEngine(), choose: () => Promise.resolve({ engine, report }) };
    const { death } = await recordSteps(engines, { experiment, engine: computer, epoch: 1, layer: 1, unit }, emptyShelf(), calm, () => {});
    if (death === null) throw new Error('The recorder sees no death.');
    const { step, largestBefore, largestAfter, byBias, byKernel, byInputs, byOtherRow } = death;
    return { step, expected: watch.deathOf(unit) ?? NaN, largestAfter, sumOfParts: byKernel.reduce((sum, part) => sum + part, largestBefore + byBias + byInputs + byOtherRow) };
  },

  differingMasks: (experiment, computer, step) => withTrainer(experiment, computer, (trainer) => countDifferingMasks(trainer, experiment, step)),

  visit: (experiment, computer) =>
    withTrainer(experiment, computer, async (trainer) => {
      await trainEpoch(trainer);
      await trainer.epochLoss();
      await trainer.evaluate('validation');
      await trainer.probe();
    }),

  memory() {
    const { numTensors } = memory();
    const { context, liveObjects } = webgl();
    const { numBytesInGPU, numBytesInGPUAllocated } = context.backend.memory();
    return { tensors: numTensors, bytes: numBytesInGPU, allocatedBytes: numBytesInGPUAllocated, objects: liveObjects() };
  },

  time: (experiment, computer) =>
    withTrainer(experiment, computer, async (trainer) => {
      const steps = async (): Promise<void> => {
        const before = trainer.step;
        const start = performance.now();
        while (performance.now() - start < 300) await trainer.advance(300);
        await trainer.checkpoint();
        stepsMade = trainer.step - before;
      };
      let stepsMade = 1;
      await steps();
      return {
        step: (await medianTime(steps)) / stepsMade,
        evaluateTrain: await medianTime(() => trainer.evaluate('train')),
        evaluateValidation: await medianTime(() => trainer.evaluate('validation')),
        probe: await medianTime(() => trainer.probe()),
      };
    }),

  async loseContext(experiment, moment) {
    try {
      await withTrainer(experiment, 'webgl', async (trainer) => {
        await trainer.advance(0);
        if (moment === 'before advance') loseContext();
        const work = moment === 'during probe' ? trainer.probe() : trainEpoch(trainer).then(() => trainer.epochLoss());
        if (moment !== 'before advance') queueMicrotask(loseContext);
        await work;
      });
      return 'none';
    } catch (error) {
      return failureCodeOf(error);
    }
  },
} satisfies Harness;

function loseContext(): void {
  webgl().context.gl.getExtension('WEBGL_lose_context')?.loseContext();
}

async function medianTime(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let i = 0; i < 3; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[1] ?? NaN;
}

function shareOf(units: number, holds: (unit: number) => boolean): number {
  let count = 0;
  for (let unit = 0; unit < units; unit++) if (holds(unit)) count += 1;
  return count / units;
}
