import type { Experiment } from '../core/experiment/experiment.ts';
import { layoutOf, trainRowsOf } from '../core/experiment/layout.ts';
import { deviation, deviationsOf, shareOf, type TensorDeviation } from '../core/telemetry/deviation.ts';
import { ofReplica, type Engine, type Trainer, type TrainerContext } from './trainer.ts';

/** How far a second opinion goes: to the first of the two, but one step at least. */
export const CHECK_LIMITS = { steps: 50, milliseconds: 3000 } as const;

/** The largest deviations of an engine from a second one, over the first steps of the same experiment. */
export interface SecondOpinion {
  /** Updates that both made. */
  readonly steps: number;
  /** Largest difference of the mean train loss so far in the epoch, and the step after which it stood; at step 0 of the validation loss at birth. */
  readonly loss: { readonly worst: number; readonly step: number };
  /** Largest difference of an entry of the probe's gradient, as a share of the largest that its tensor had in these steps; and after which step. */
  readonly gradient: { readonly worst: number; readonly layer: number; readonly tensor: 'kernel' | 'bias'; readonly step: number };
}

/**
 * Trains the first steps of an experiment on two engines from the same kernels, rows, batches and masks, each going its
 * own way from there, and compares losses and gradients at birth and after every step. Rejects as trainers do.
 */
export async function secondOpinion(measured: Engine, reference: Engine, experiment: Experiment, context: TrainerContext, limits: { readonly steps: number; readonly milliseconds: number } = CHECK_LIMITS): Promise<SecondOpinion> {
  const trainers: Trainer[] = [];
  try {
    for (const engine of [measured, reference]) {
      const trainer = await engine.createTrainer([experiment], context);
      trainers.push(trainer);
      await trainer.facts();
      await context.breathe();
    }
    const [one, other] = trainers;
    if (one === undefined || other === undefined) throw new Error('A second opinion takes two engines.');
    return await compareSteps(experiment, one, other, context, limits);
  } finally {
    for (const trainer of trainers) trainer.dispose();
  }
}

async function compareSteps(experiment: Experiment, measured: Trainer, reference: Trainer, { breathe }: TrainerContext, limits: { readonly steps: number; readonly milliseconds: number }): Promise<SecondOpinion> {
  const layout = layoutOf(experiment);
  const last = Math.min(limits.steps, experiment.epochs * measured.stepsPerEpoch);
  let loss: SecondOpinion['loss'] = { worst: deviation(await lossAtBirth(measured), await lossAtBirth(reference)), step: 0 };
  const atBirth = deviationsOf(layout, await gradientOf(measured), await gradientOf(reference));
  let tensors = atBirth.map((off): TensorRecord => ({ ...off, step: 0 }));
  const end = performance.now() + limits.milliseconds;
  while (measured.step < last && (measured.step === 0 || performance.now() < end)) {
    for (const trainer of [measured, reference]) {
      await trainer.advance(0);
      await breathe();
    }
    const { step } = reference;
    if (measured.step !== step) throw new Error(`One engine is at step ${measured.step}, the other at ${step}.`);
    const off = deviation(await trainLoss(experiment, measured), await trainLoss(experiment, reference));
    if (off > loss.worst) loss = { worst: off, step };
    tensors = deviationsOf(layout, await gradientOf(measured), await gradientOf(reference)).map((off, index) => later(tensors[index], off, step));
    await breathe();
  }
  return { steps: measured.step, loss, gradient: worstOf(tensors) };
}

/** What is known of a tensor's gradient over the steps so far. */
interface TensorRecord extends TensorDeviation {
  /** Step of the largest difference. */
  readonly step: number;
}

function later(before: TensorRecord | undefined, off: TensorDeviation, step: number): TensorRecord {
  if (before === undefined) return { ...off, step };
  const worse = off.difference > before.difference ? { difference: off.difference, step } : {};
  return { ...before, largest: Math.max(before.largest, off.largest), ...worse };
}

function worstOf(tensors: readonly TensorRecord[]): SecondOpinion['gradient'] {
  const { layer, tensor, step, ...off } = tensors.reduce((worst, each) => (shareOf(each) > shareOf(worst) ? each : worst));
  return { worst: shareOf(off), layer, tensor, step };
}

async function lossAtBirth(trainer: Trainer): Promise<number> {
  return ofReplica(await trainer.evaluate('validation'), 0).loss;
}

async function gradientOf(trainer: Trainer): Promise<Float32Array> {
  return ofReplica(await trainer.probe(), 0).gradient;
}

/** Mean over the rows trained on so far in the epoch, dropout on. */
async function trainLoss(experiment: Experiment, trainer: Trainer): Promise<number> {
  const steps = trainer.step % trainer.stepsPerEpoch;
  if (steps === 0) return ofReplica(await trainer.epochLoss(), 0).loss;
  return ofReplica(await trainer.checkpoint(), 0).lossSum / Math.min(steps * experiment.batchSize, trainRowsOf(experiment));
}
