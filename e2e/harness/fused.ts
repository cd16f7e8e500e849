import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { CpuTrainer } from '../../src/engine/cpu/cpuTrainer.ts';
import type { Precision } from '../../src/engine/cpu/networkPass.ts';
import type { Checkpoint, Trainer } from '../../src/engine/trainer.ts';
import { createWebglContext } from '../../src/engine/gl/context.ts';
import { createFusedContext, type FusedContext } from '../../src/engine/webgl/passes/fusedContext.ts';
import { createFusedTrainer } from '../../src/engine/webgl/fusedTrainer.ts';
import { differencesOf } from './compare.ts';

/** One replica of a fused run, against the same network in float64. */
export interface FusedComparison {
  /** Gradient of the first update, dropout on: largest difference of a tensor as a share of its largest entry. */
  readonly gradient: number;
  /** Entries of that gradient that are 0 in float64 and not on the GPU, or the other way round above 1e-36. */
  readonly wrongZeros: number;
  /** Largest difference of a tensor of parameters, likewise, after the updates. */
  readonly parameters: number;
  /** Difference of the sum of the losses of the updates' batches, as a share of it. */
  readonly losses: number;
  /** What float32 on the CPU differs by from float64. */
  readonly drift: { readonly parameters: number; readonly losses: number };
}

/** What the page offers to tests of fused draws. */
export interface FusedHarness {
  /** Trains replicas together on the GPU and each on the CPU for some updates, within one epoch. */
  compare(experiments: readonly Experiment[], updates: number): Promise<FusedComparison[]>;
  /** Parameters of a run of some updates, for all replicas together or each alone. */
  train(experiments: readonly Experiment[], updates: number): Promise<number[][]>;
}

declare global {
  interface Window {
    fused: FusedHarness;
  }
}

const calm = { breathe: () => Promise.resolve() };
let opened: Promise<FusedContext> | null = null;

function context(): Promise<FusedContext> {
  opened ??= createWebglContext().then(createFusedContext);
  return opened;
}

async function after(trainer: Trainer, updates: number): Promise<readonly Checkpoint[]> {
  try {
    await trainer.facts();
    while (trainer.step < updates) await trainer.advance(0);
    return await trainer.checkpoint();
  } finally {
    trainer.dispose();
  }
}

const onGpu = async (experiments: readonly Experiment[], updates: number): Promise<readonly Checkpoint[]> =>
  after(createFusedTrainer(await context(), experiments, calm), updates);
const onCpu = (experiments: readonly Experiment[], updates: number, precision: Precision): Promise<readonly Checkpoint[]> =>
  after(new CpuTrainer(experiments, calm, precision), updates);

/** With momentum and a learning rate of 1 the velocity after one update is the negative gradient. */
function withVelocity(experiment: Experiment): Experiment {
  return { ...experiment, optimizer: 'momentum', learningRate: 1 };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`There is no entry ${index}.`);
  return item;
}

function worst(experiment: Experiment, measured: Float32Array, reference: Float32Array): number {
  return Math.max(...differencesOf(experiment, measured, reference).map((difference) => difference.worst));
}

window.fused = {
  async compare(experiments, updates) {
    const velocities = experiments.map(withVelocity);
    const gradients = await onGpu(velocities, 1);
    const trueGradients = await onCpu(velocities, 1, 'float64');
    const measured = await onGpu(experiments, updates);
    const float32 = await onCpu(experiments, updates, 'float32');
    const float64 = await onCpu(experiments, updates, 'float64');
    return experiments.map((experiment, replica) => {
      const gradient = at(at(gradients, replica).slots, 0);
      const trueGradient = at(at(trueGradients, replica).slots, 0);
      const reference = at(float64, replica);
      const share = (checkpoint: Checkpoint): number => Math.abs(checkpoint.lossSum - reference.lossSum) / Math.max(1e-30, Math.abs(reference.lossSum));
      return {
        gradient: worst(experiment, gradient, trueGradient),
        wrongZeros: gradient.reduce((count, value, index) => count + (isWrongZero(value, trueGradient[index] ?? NaN) ? 1 : 0), 0),
        parameters: worst(experiment, at(measured, replica).parameters, reference.parameters),
        losses: share(at(measured, replica)),
        drift: { parameters: worst(experiment, at(float32, replica).parameters, reference.parameters), losses: share(at(float32, replica)) },
      };
    });
  },

  train: async (experiments, updates) => (await onGpu(experiments, updates)).map(({ parameters }) => [...parameters]),
};

/** Sums of rounded numbers may miss 0 where exact ones cancel, but a sum of zeros is 0, and 1e-12 is not. */
function isWrongZero(measured: number, reference: number): boolean {
  return reference === 0 ? measured !== 0 : measured === 0 && Math.abs(reference) > 1e-36;
}
