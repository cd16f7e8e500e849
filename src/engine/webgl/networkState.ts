import { scalar, tensor1d, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { initialParameters } from '../../core/experiment/initialParameters.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import type { Checkpoint } from '../trainer.ts';
import type { WebglContext } from './context.ts';
import { readBack } from './readback.ts';

/** Everything of one network that an update changes, on the GPU. */
export interface NetworkState {
  /** Flat, as `layoutOf` lays them out. `[parameterCount]` */
  readonly parameters: Tensor1D;
  /** The optimizer's slots, each `[parameterCount]`. */
  readonly slots: readonly Tensor1D[];
  /** Sums over the rows trained on so far in the epoch, scalars. */
  readonly lossSum: Tensor;
  readonly correctCount: Tensor;
}

/** The state before the first update. */
export function stateAtBirth(experiment: Experiment): NetworkState {
  const parameters = initialParameters(experiment);
  const slots = Array.from({ length: OPTIMIZERS[experiment.optimizer].slots }, () => new Float32Array(parameters.length));
  return restoredState({ step: 0, parameters, slots, lossSum: 0, correctCount: 0 });
}

/** The state that a checkpoint holds. Copies it. */
export function restoredState({ parameters, slots, lossSum, correctCount }: Checkpoint): NetworkState {
  return {
    parameters: tensor1d(parameters.slice()),
    slots: slots.map((slot) => tensor1d(slot.slice())),
    lossSum: scalar(lossSum),
    correctCount: scalar(correctCount),
  };
}

/** The same network at the start of an epoch. Shares nothing with `state`. */
export function withoutSums({ parameters, slots }: NetworkState): NetworkState {
  return { parameters: parameters.clone(), slots: slots.map((slot) => slot.clone()), lossSum: scalar(0), correctCount: scalar(0) };
}

/** Reads a state back after `step` updates. Rejects as `readBack` does. */
export async function checkpointOf(context: WebglContext, { parameters, slots, lossSum, correctCount }: NetworkState, step: number): Promise<Checkpoint> {
  const [read, loss, correct, ...readSlots] = await readBack(context, [parameters, lossSum, correctCount, ...slots]);
  if (read === undefined) throw new Error('The checkpoint is empty.');
  return { step, parameters: read, slots: readSlots, lossSum: loss?.[0] ?? NaN, correctCount: correct?.[0] ?? NaN };
}
