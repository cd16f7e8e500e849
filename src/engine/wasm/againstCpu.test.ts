import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { Frame } from '../../core/telemetry/frame.ts';
import { frameOf } from '../../core/telemetry/frameOf.ts';
import { ACTIVATIONS } from '../../core/vocabulary/activations.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { createCpuEngine } from '../cpu/cpuEngine.ts';
import { ofReplica, type Engine, type Trainer } from '../trainer.ts';
import { createWasmEngine } from './wasmEngine.ts';

const wasm = await createWasmEngine();
const [single, double] = [createCpuEngine('float32'), createCpuEngine('float64')];
const STEPS = 50;

async function trainerOf(engine: Engine, experiment: Experiment): Promise<Trainer> {
  const trainer = await engine.createTrainer([experiment], { breathe: () => Promise.resolve() });
  await trainer.facts();
  return trainer;
}

async function gradientOn(engine: Engine, experiment: Experiment): Promise<Float32Array> {
  const trainer = await trainerOf(engine, experiment);
  const { gradient } = ofReplica(await trainer.probe(), 0);
  trainer.dispose();
  return gradient;
}

/** Of every kernel and bias, the largest difference as a share of its largest entry. */
function sharesOf(experiment: Experiment, gradient: Float32Array, reference: Float32Array): readonly number[] {
  return layoutOf(experiment).layers.flatMap(({ kernelStart, biasStart, units }) =>
    [[kernelStart, biasStart], [biasStart, biasStart + units]].map(([start = 0, end = 0]) => {
      const largest = Math.max(...reference.subarray(start, end).map(Math.abs));
      const difference = Math.max(...gradient.subarray(start, end).map((value, index) => Math.abs(value - (reference[start + index] ?? Number.NaN))));
      return difference === 0 ? 0 : difference / largest;
    }),
  );
}

/** The mean loss of each of the first steps, dropout on, and of the validation rows after them. */
async function lossesOn(engine: Engine, experiment: Experiment): Promise<readonly number[]> {
  const trainer = await trainerOf(engine, experiment);
  const losses: number[] = [];
  while (trainer.step < STEPS) {
    await trainer.advance(0);
    losses.push(ofReplica(await trainer.epochLoss(), 0).loss);
  }
  losses.push(ofReplica(await trainer.evaluate('validation'), 0).loss);
  trainer.dispose();
  return losses;
}

function worstOf(losses: readonly number[], reference: readonly number[]): number {
  return Math.max(...losses.map((loss, index) => Math.abs(loss - (reference[index] ?? Number.NaN))));
}

const activation = fc.constantFrom(...Object.keys(ACTIVATIONS), 'leaky_relu:0', 'elu:2.5');
const layers = fc.array(fc.record({ units: fc.constantFrom(1, 2, 3, 5, 8, 17, 33), activation, dropout: fc.constantFrom(0, 0, 0.25), alpha: fc.constantFrom(0, 0, 0.2) }), { minLength: 1, maxLength: 4 });
const ends = fc.constantFrom(
  'output=sigmoid&loss=binary_crossentropy',
  'output=sigmoid&loss=mean_squared_error',
  'output=sigmoid&loss=mean_squared_error&targets=-1:1',
  'output=linear&loss=mean_squared_error&targets=-1:1',
  'output=relu&loss=mean_squared_error',
);
const experiments = fc
  .record({
    layers,
    ends,
    optimizer: fc.constantFrom(...Object.keys(OPTIMIZERS)),
    data: fc.constantFrom('negative-box', 'symmetric-box', 'normal'),
    inputs: fc.constantFrom(1, 2, 3, 4, 5, 8, 11),
    batch: fc.constantFrom(1, 7, 32, 64, 65, 100, 700),
    seed: fc.integer({ min: 0, max: 99 }),
  })
  .map((each) => {
    const column = (name: 'units' | 'activation'): string => each.layers.map((layer) => layer[name]).join(',');
    const rates = each.layers.map(({ dropout, alpha }) => [dropout, dropout > 0 ? 0 : alpha]);
    return `rows=1000&labels=sum&initializer=glorot_uniform&bias=0.05&lr=0.002&data=${each.data}&inputs=${each.inputs}&hidden=${column('units')}&activation=${column('activation')}&dropout=${rates.map(([rate]) => rate).join(',')}&alpha_dropout=${rates.map(([, rate]) => rate).join(',')}&${each.ends}&optimizer=${each.optimizer}&batch=${each.batch}&seed=${each.seed}`;
  });

/**
 * The largest difference of the gradient from float64's, in what is allowed: 1e-5 of the largest entry of a kernel or bias, or, where
 * terms cancel each other, twice what the `cpu` engine's float32 differs by.
 */
async function excessOf(experiment: Experiment): Promise<number> {
  const reference = await gradientOn(double, experiment);
  const shares = sharesOf(experiment, await gradientOn(wasm, experiment), reference);
  const drifts = Math.max(...shares) < 1e-5 ? [] : sharesOf(experiment, await gradientOn(single, experiment), reference);
  return Math.max(...shares.map((share, tensor) => share / Math.max(1e-5, 2 * (drifts[tensor] ?? 0))));
}

it('has the gradients of float64, to 1e-5 of the largest entry of each kernel and bias', async () => {
  await fc.assert(
    fc.asyncProperty(experiments, async (link) => {
      const { experiment, notices } = decodeLink(link);
      expect(notices).toEqual([]);
      expect(await excessOf(experiment)).toBeLessThan(1);
    }),
    { numRuns: 150, seed: 12 },
  );
});

it.each(['inputs=16&hidden=256,255', `hidden=${Array(20).fill(8).join(',')}`, `inputs=1&hidden=${Array(20).fill(1).join(',')}&activation=tanh`, 'hidden=64,64,64&initializer=random_uniform:-1:0,he_normal,he_normal'])(
  'has them at the ends of what a network can be: %s',
  async (link) => {
    expect(await excessOf(decodeLink(`rows=1000&labels=sum&initializer=he_normal&${link}`).experiment)).toBeLessThan(1);
  },
);

it('has the losses of float64 over the first 50 steps, within ten times what float32 alone drifts', async () => {
  await fc.assert(
    fc.asyncProperty(experiments, async (link) => {
      const { experiment } = decodeLink(link);
      const reference = await lossesOn(double, experiment);
      const drift = worstOf(await lossesOn(single, experiment), reference);
      // A loss of a row is rounded to float32 here, and not on `cpu`.
      expect(worstOf(await lossesOn(wasm, experiment), reference)).toBeLessThan(10 * drift + 2e-7);
    }),
    { numRuns: 60, seed: 12 },
  );
});

/** Frames of a run from birth to its end. */
async function framesOn(engine: Engine, experiment: Experiment): Promise<readonly Frame[]> {
  const trainer = await trainerOf(engine, experiment);
  const frames: Frame[] = [];
  for (let epoch = 0; epoch <= experiment.epochs; epoch++) {
    if (epoch > 0) while (trainer.step < epoch * trainer.stepsPerEpoch) await trainer.advance(1000);
    const train = ofReplica(epoch === 0 ? await trainer.evaluate('train') : await trainer.epochLoss(), 0);
    const validation = ofReplica(await trainer.evaluate('validation'), 0);
    frames.push(frameOf(experiment, ofReplica(await trainer.probe(), 0), { replica: 0, epoch, step: trainer.step, train, validation, bornDead: null }));
  }
  trainer.dispose();
  return frames;
}

it.each(['batch=32', 'batch=700', 'batch=1'])('knows how far the last update of an epoch moves each kernel, %s', async (batch) => {
  const { experiment } = decodeLink(`rows=1000&labels=sum&hidden=9,6&activation=tanh&initializer=he_normal&optimizer=momentum&lr=0.01&epochs=2&${batch}`);
  const ratios = (frames: readonly Frame[]): readonly (number | null)[] => frames.flatMap(({ layers: each }) => each.map(({ updateRatio }) => updateRatio));
  const expected = ratios(await framesOn(single, experiment));
  const measured = ratios(await framesOn(wasm, experiment));
  expect(expected.map((ratio) => ratio === null)).toEqual([0, 1, 2].flatMap((epoch) => [0, 1, 2].map(() => epoch === 0)));
  expect(measured.map((ratio) => ratio === null)).toEqual(expected.map((ratio) => ratio === null));
  for (const [index, ratio] of expected.entries()) expect(Math.abs((measured[index] ?? 0) - (ratio ?? 0))).toBeLessThanOrEqual(1e-3 * (ratio ?? 0));
});

it.each([
  'hidden=64&labels=sum&rows=2000&lr=10&batch=256&epochs=5&initializer=he_normal',
  'data=normal&labels=sum&rows=1000&activation=leaky_relu&lr=2&batch=700&epochs=5&seed=34&initializer=random_normal:1',
  'hidden=12,9&labels=sum&rows=2000&lr=10&batch=256&epochs=5&initializer=he_normal',
])('overflows at the same epochs, first in the same layer: %s', async (link) => {
  const { experiment } = decodeLink(`${link}&output=linear&loss=mean_squared_error&optimizer=sgd`);
  const kinds = (frames: readonly Frame[]): readonly string[] =>
    frames.flatMap(({ trainLoss, validationLoss }) => [trainLoss, validationLoss].map((loss) => (Number.isFinite(loss) ? 'finite' : String(loss))));
  const onsetOf = (frames: readonly Frame[]): unknown => diagnose(experiment, null, frames).filter(({ rule }) => rule === 'not-finite').map(({ sinceEpoch, layer }) => ({ sinceEpoch, layer }));
  const expected = await framesOn(single, experiment);
  const measured = await framesOn(wasm, experiment);
  expect(kinds(expected)).toContain('Infinity');
  expect(kinds(measured)).toEqual(kinds(expected));
  // The loss overflows before any layer does: it is named for the output.
  const sinceEpoch = expected.findIndex(({ validationLoss }) => !Number.isFinite(validationLoss));
  expect(onsetOf(expected)).toEqual([{ sinceEpoch, layer: experiment.layers.length + 1 }]);
  expect(onsetOf(measured)).toEqual(onsetOf(expected));
});
