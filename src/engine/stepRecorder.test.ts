import { describe, expect, it } from 'vitest';
import { watchDeaths } from '../core/autopsy/deathWatch.ts';
import type { StepRecording } from '../core/autopsy/stepRecording.ts';
import type { UnitFall } from '../core/autopsy/unitFall.ts';
import { drawRows } from '../core/experiment/birth/drawRows.ts';
import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf } from '../core/experiment/layout.ts';
import { decodeLink } from '../core/link/decode.ts';
import type { EngineId } from '../core/vocabulary/engines.ts';
import { OPTIMIZERS, type OptimizerId } from '../core/vocabulary/optimizers.ts';
import { AbortError } from './engineError.ts';
import { openEngines } from './engines.ts';
import { recordSteps } from './stepRecorder.ts';
import { emptyShelf } from './trainAgain.ts';
import { ofReplica, type Trainer } from './trainer.ts';

const engines = openEngines({ webgl: () => Promise.reject(new Error('This machine has no WebGL.')) });
const calm = { breathe: () => Promise.resolve() };
const QUICK = 'rows=20000&lr=0.01&batch=256&epochs=5';
const ON: readonly EngineId[] = ['cpu', 'wasm'];
/** At which some units die. */
const RATES: Readonly<Record<OptimizerId, number>> = { adam: 0.02, sgd: 2, momentum: 0.5, rmsprop: 0.02, rmsprop_keras3: 0.02 };

function experimentOf(link: string): Experiment {
  return decodeLink(link).experiment;
}

async function trainerOf(engine: EngineId, experiment: Experiment): Promise<Trainer> {
  const trainer = await (await engines.choose(engine)).engine.createTrainer([experiment], calm);
  await trainer.facts();
  return trainer;
}

/** What every step from birth on tells of the units of the first layer. */
async function everyStep(engine: EngineId, experiment: Experiment): Promise<{ readonly atEnds: readonly Float32Array[]; readonly deaths: readonly (number | null)[] }> {
  const trainer = await trainerOf(engine, experiment);
  const watch = watchDeaths(experiment);
  const atEnds: Float32Array[] = [];
  const last = experiment.epochs * trainer.stepsPerEpoch;
  for (;;) {
    const largest = ofReplica(await trainer.maxPreActivations('probe'), 0);
    watch.read(trainer.step, largest);
    if (trainer.step % trainer.stepsPerEpoch === 0) atEnds.push(largest);
    if (trainer.step === last) break;
    await trainer.advance(0);
  }
  const units = layoutOf(experiment).layers[0]?.units ?? 0;
  return { atEnds, deaths: Array.from({ length: units }, (_, unit) => watch.deathOf(unit)) };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Half the distance of two float32 numbers of this size, and a little. */
function rounding(value: number): number {
  return Math.abs(value) * 2 ** -23 + 1e-12;
}

/** How far the parts of a fall are from adding up. */
function gapOf({ largestBefore, largestAfter, byBias, byKernel, byInputs, byOtherRow }: UnitFall): number {
  return Math.abs(sum([largestBefore, byBias, ...byKernel, byInputs, byOtherRow]) - largestAfter);
}

function diedIn(recording: StepRecording): readonly (readonly [layer: number, unit: number])[] {
  return recording.deaths.flatMap((steps, index) => steps.flatMap((step, unit) => (step === null ? [] : [[index + 1, unit] as const])));
}

describe.each(ON)('the step of a death on %s', (engine) => {
  it('found by training its epoch again is the one found by reading every step from birth', async () => {
    const experiment = experimentOf(QUICK);
    const { atEnds, deaths } = await everyStep(engine, experiment);
    const died = deaths.flatMap((step, unit) => (step === null ? [] : [{ unit, step }]));
    expect(died.length).toBeGreaterThanOrEqual(20);
    const shelf = emptyShelf();
    for (const { unit, step } of died.slice(0, 20)) {
      // The first epoch since whose end it is dead, as its frames tell.
      const epoch = atEnds.length - atEnds.toReversed().findIndex((largest) => (largest[unit] ?? NaN) > 0);
      const recording = await recordSteps(engines, { experiment, engine, epoch, layer: 1, unit }, shelf, calm, () => {});
      expect(recording.death?.step).toBe(step);
      expect(recording.deaths[0]?.[unit]).toBe(step);
      expect(recording.atEnd[0]).toEqual(atEnds[epoch]?.slice(0, 64));
      expect(recording.largest[recording.steps.indexOf(step) - 1]).toBeGreaterThan(0);
      expect(recording.largest.slice(recording.steps.indexOf(step)).every((z) => z <= 0)).toBe(true);
    }
  }, 120_000);

  it.each<OptimizerId>(['adam', 'sgd', 'momentum', 'rmsprop', 'rmsprop_keras3'])('under %s is an update whose parts add up to it, and which moved the largest z by parts that add up', async (optimizer) => {
    const experiment = experimentOf(`rows=4000&hidden=24,16&batch=64&epochs=3&lr=${RATES[optimizer]}&optimizer=${optimizer}&initializer=he_normal`);
    const shelf = emptyShelf();
    const record = (layer: number, unit: number, epoch: number): Promise<StepRecording> => recordSteps(engines, { experiment, engine, epoch, layer, unit }, shelf, calm, () => {});
    const places = (await Promise.all([1, 2].map(async (epoch) => diedIn(await record(1, 0, epoch)).map(([layer, unit]) => ({ layer, unit, epoch }))))).flat();
    expect(places.length).toBeGreaterThan(0);
    for (const { layer, unit, epoch } of places.slice(0, 6)) {
      const { death } = await record(layer, unit, epoch);
      if (death === null) throw new Error('a death was expected');
      expect(death.largestBefore).toBeGreaterThan(0);
      expect(death.largestAfter).toBeLessThanOrEqual(0);
      const { kernelStart = 0, biasStart = 0, fanIn = 0 } = layoutOf(experiment).layers[layer - 1] ?? {};
      const trainer = await trainerOf(engine, experiment);
      while (trainer.step < death.step) await trainer.advance(1000, death.step);
      const { parameters } = ofReplica(await trainer.checkpoint(), 0);
      const weights = parameters.subarray(kernelStart + unit * fanIn, kernelStart + (unit + 1) * fanIn);
      const terms = Math.abs(parameters[biasStart + unit] ?? NaN) + sum(weights.map((weight, i) => Math.abs(weight * (death.inputs[i] ?? NaN))));
      expect(gapOf(death)).toBeLessThan(terms * fanIn * 2 ** -23);
      for (let i = 0; i < fanIn; i += 1) {
        const parts = (death.kernel.gradient[i] ?? NaN) + (death.kernel.momentum[i] ?? NaN);
        expect(Math.abs(parts - (death.kernel.update[i] ?? NaN))).toBeLessThanOrEqual(rounding(weights[i] ?? NaN) + rounding(parts) * 8);
      }
      expect(death.batch.rows).toHaveLength(death.stepInEpoch === trainer.stepsPerEpoch ? 2800 % 64 : 64);
    }
  }, 120_000);
});

it('says of SGD that the update is the gradient of the batch that it names', async () => {
  const experiment = experimentOf('rows=2000&hidden=12&batch=32&epochs=1&lr=3&optimizer=sgd&inputs=3');
  const engine = 'cpu';
  const all = await recordSteps(engines, { experiment, engine, epoch: 1, layer: 1, unit: 0 }, emptyShelf(), calm, () => {});
  const [layer, unit] = diedIn(all)[0] ?? [1, 0];
  const { death } = await recordSteps(engines, { experiment, engine, epoch: 1, layer, unit }, emptyShelf(), calm, () => {});
  if (death === null) throw new Error('a death was expected');
  const before = await trainerOf(engine, experiment);
  while (before.step < death.step - 1) await before.advance(1000, death.step - 1);
  const { parameters } = ofReplica(await before.checkpoint(), 0);
  const layers = layoutOf(experiment).layers;
  const [hidden, output] = layers;
  if (hidden === undefined || output === undefined) throw new Error('two layers were expected');
  let gradient = 0;
  for (const [index, row] of death.batch.rows.entries()) {
    const { inputs, labels } = drawRows(experiment, row, 1);
    expect(labels[0]).toBe(death.batch.labels[index]);
    const z = Array.from({ length: hidden.units }, (_, each) => inputs.reduce((total, x, i) => total + x * (parameters[hidden.kernelStart + each * 3 + i] ?? NaN), parameters[hidden.biasStart + each] ?? NaN));
    const logit = z.reduce((total, value, each) => total + Math.max(0, value) * (parameters[output.kernelStart + each] ?? NaN), parameters[output.biasStart] ?? NaN);
    if ((z[unit] ?? NaN) > 0) gradient += ((1 / (1 + Math.exp(-logit)) - (labels[0] ?? NaN)) / death.batch.rows.length) * (parameters[output.kernelStart + unit] ?? NaN);
  }
  expect(death.bias.gradient[0]).toBeCloseTo(-OPTIMIZERS.sgd.rate(3, 1) * gradient, 5);
  expect([...death.bias.momentum, ...death.kernel.momentum].every((part) => part === 0)).toBe(true);
});

it('finds the same step from a checkpoint on the shelf as from birth, and through operations', async () => {
  const experiment = experimentOf('rows=4000&hidden=24&batch=64&epochs=4&lr=0.02&at=1.lr:0.01|2.batch:32');
  expect(experiment.operations).toHaveLength(2);
  const shelf = emptyShelf();
  for (const epoch of [2, 3, 4]) {
    const request = { experiment, engine: 'wasm', epoch, layer: 1, unit: 0 } as const;
    const fresh = await recordSteps(engines, request, emptyShelf(), calm, () => {});
    expect(await recordSteps(engines, request, shelf, calm, () => {})).toEqual(fresh);
  }
  expect([...shelf.byEpoch.keys()]).toEqual([1, 2, 3]);
  const [layer, unit] = diedIn(await recordSteps(engines, { experiment, engine: 'wasm', epoch: 2, layer: 1, unit: 0 }, shelf, calm, () => {}))[0] ?? [1, 0];
  const another = { experiment, engine: 'wasm', epoch: 2, layer, unit } as const;
  expect(shelf.readings?.epoch).toBe(2);
  expect(await recordSteps(engines, another, shelf, calm, () => {})).toEqual(await recordSteps(engines, another, emptyShelf(), calm, () => {}));
});

it('tells how far it is, rising to 1, and stops where it is no longer wanted', async () => {
  const experiment = experimentOf('rows=2000&hidden=8&epochs=3');
  const shares: number[] = [];
  await recordSteps(engines, { experiment, engine: 'cpu', epoch: 3, layer: 1, unit: 0 }, emptyShelf(), calm, (share) => shares.push(share));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
  let breaths = 0;
  const unwanted = { breathe: () => ((breaths += 1) > 5 ? Promise.reject(new AbortError()) : Promise.resolve()) };
  await expect(recordSteps(engines, { experiment, engine: 'cpu', epoch: 3, layer: 1, unit: 0 }, emptyShelf(), unwanted, () => {})).rejects.toThrow(AbortError);
});

it('says so where the engine that trained does not run', async () => {
  await expect(recordSteps(engines, { experiment: experimentOf(QUICK), engine: 'webgl', epoch: 1, layer: 1, unit: 0 }, emptyShelf(), calm, () => {})).rejects.toThrow('The run trained on webgl, which does not run here now: This machine has no WebGL.');
});
