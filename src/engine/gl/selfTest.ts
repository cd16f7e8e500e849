import { env, tensor1d, tidy, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Experiment, Layer } from '../../core/experiment/experiment.ts';
import { DEFAULT_LAYER } from '../../core/experiment/settings/layerFields.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import type { Engine, Trainer, TrainerContext } from '../trainer.ts';
import type { WebglContext } from './context.ts';
import { elementwise } from './elementwise.ts';
import { FLOAT32_WITNESSES, readFloatTarget } from './floatTarget.ts';
import { readBack } from './readTensors.ts';

/** Largest difference of a gradient or update from the CPU engine's, as a share of the tensor's largest entry. */
const TOLERANCE = 1e-4;

/** Makes the trainer under test. */
export type TrainerMaker = (experiments: readonly Experiment[], context: TrainerContext) => Promise<Trainer>;

const LAYER: Layer = { ...DEFAULT_LAYER, activation: { id: 'relu', parameters: [] }, initializer: { id: 'he_normal', parameters: [] }, bias: 0.1 };

/** A small network with a smooth layer, a ReLU layer and odd shapes; its step is plain gradient descent. */
export const SELF_TEST_EXPERIMENT: Experiment = {
  data: 'symmetric-box',
  inputs: 3,
  labels: 'sum',
  targets: '0:1',
  rows: 1000,
  split: 0.1,
  layers: [
    { ...LAYER, units: 7, activation: { id: 'tanh', parameters: [] } },
    { ...LAYER, units: 5, dropout: 0.25 },
  ],
  outputInitializer: { id: 'glorot_uniform', parameters: [] },
  output: 'sigmoid',
  loss: 'binary_crossentropy',
  optimizer: 'sgd',
  learningRate: 1,
  batchSize: 37,
  epochs: 1,
  seed: 1,
  dataSeed: null,
  kernelSeed: null,
  shuffleSeed: null,
  engine: 'webgl',
};

const PATIENT: TrainerContext = { breathe: () => Promise.resolve() };

/**
 * Checks that this device computes what it claims to: 32-bit render targets, 2049 exact, 1e-20 not lost, and
 * the gradient and first update of a small network as the CPU engine has them. Rejects with an `Error` that
 * names the check that failed and what was read. Takes well under a second, most of it compiling shaders.
 */
export async function selfTest(context: WebglContext, cpu: Engine, makeTrainer: TrainerMaker): Promise<void> {
  await checkRenderTargets(context);
  await checkNumbers(context);
  const reference = await trainerResults((experiments) => cpu.createTrainer(experiments, PATIENT));
  const measured = await trainerResults((experiments) => makeTrainer(experiments, PATIENT));
  compare('gradient', measured.gradient, reference.gradient);
  compare('first update', measured.update, reference.update);
}

async function checkRenderTargets(context: WebglContext): Promise<void> {
  const read = await readFloatTarget(context);
  if (read === null) throw failed('32-bit render targets', 'they cannot be drawn to');
  if (FLOAT32_WITNESSES.some((witness, index) => read[index] !== witness)) {
    throw failed('32-bit render targets', `${FLOAT32_WITNESSES.join(', ')} came back as ${read.join(', ')}`);
  }
}

/** The same numbers through TensorFlow.js, which may have chosen 16-bit textures all the same. */
async function checkNumbers(context: WebglContext): Promise<void> {
  const texture = env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') ? '' : ' (TensorFlow.js uses 16-bit textures)';
  const half: Tensor1D = tensor1d([1024.5, 5e-21, 0, 0, 0, 0]);
  const doubled = tidy(() => elementwise(context.backend, { tensors: { x: half }, result: '2. * x' }));
  try {
    const [[large, small] = []] = await readBack(context, [doubled]);
    if (large !== 2049) throw failed('2049 is exact', `it became ${large}${texture}`);
    if (small === undefined || Math.abs(small / 1e-20 - 1) > 1e-6) throw failed('1e-20 survives', `it became ${small}${texture}`);
  } finally {
    half.dispose();
    doubled.dispose();
  }
}

interface Results {
  readonly gradient: Float32Array;
  /** Change of the parameters by one update, dropout on. */
  readonly update: Float32Array;
}

async function trainerResults(make: (experiments: readonly Experiment[]) => Promise<Trainer>): Promise<Results> {
  const trainer = await make([SELF_TEST_EXPERIMENT]);
  try {
    await trainer.facts();
    const [probe] = await trainer.probe();
    await trainer.advance(0);
    const [after] = await trainer.checkpoint();
    if (probe === undefined || after === undefined) throw new Error('A trainer of one network reported none.');
    return { gradient: probe.gradient, update: after.parameters.map((value, index) => value - (probe.parameters[index] ?? NaN)) };
  } finally {
    trainer.dispose();
  }
}

function compare(check: string, measured: Float32Array, reference: Float32Array): void {
  for (const { name, kernelStart, kernelSize, biasStart, units } of layoutOf(SELF_TEST_EXPERIMENT).layers) {
    const tensors = [
      { tensor: `${name} kernel`, start: kernelStart, end: kernelStart + kernelSize },
      { tensor: `${name} bias`, start: biasStart, end: biasStart + units },
    ];
    for (const { tensor, start, end } of tensors) {
      const expected = reference.subarray(start, end);
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      expected.forEach((value, index) => {
        const got = measured[start + index] ?? NaN;
        if (Math.abs(got - value) <= TOLERANCE * largest) return;
        throw failed(`${check} of a small network`, `entry ${index} of the ${tensor} is ${got}, on the CPU ${value}`);
      });
    }
  }
}

function failed(check: string, read: string): Error {
  return new Error(`The WebGL self-test failed: ${check}: ${read}.`);
}
