import { tensor1d, zeros, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import type { Checkpoint } from '../trainer.ts';
import type { WebglContext } from '../gl/context.ts';
import { readBack, total } from '../gl/readTensors.ts';

/** Sums that an epoch's batches are spread over: few to keep, and short enough not to lose digits. */
export const SUM_SLOTS = 512;

/** Everything of one network that an update changes. Tensors live on the GPU. */
export interface NetworkState {
  /** Flat, as `layoutOf` lays them out. `[parameterCount]` */
  readonly parameters: Tensor1D;
  /** The optimizer's slots, each `[parameterCount]`. */
  readonly slots: readonly Tensor1D[];
  /** Losses (row 0) and correct predictions (row 1) of the epoch's batches, batch b added to column b mod 512. `[2, 512]` */
  readonly sums: Tensor;
  /** What the epoch had before a checkpoint, to be added to `sums`. */
  readonly before: EpochSums;
}

/** Sums over the rows trained on so far in an epoch. */
export interface EpochSums {
  readonly lossSum: number;
  readonly correctCount: number;
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
    sums: zeros([2, SUM_SLOTS]),
    before: { lossSum, correctCount },
  };
}

/** The same network at the start of an epoch. Shares no tensor with the given state. */
export function withoutSums({ parameters, slots }: NetworkState): NetworkState {
  return {
    parameters: parameters.clone(),
    slots: slots.map((slot) => slot.clone()),
    sums: zeros([2, SUM_SLOTS]),
    before: { lossSum: 0, correctCount: 0 },
  };
}

/** An epoch's sums from `NetworkState.sums` as read back. */
export function epochSums(sums: Float32Array, before: EpochSums): EpochSums {
  return {
    lossSum: before.lossSum + total(sums.subarray(0, SUM_SLOTS)),
    correctCount: before.correctCount + total(sums.subarray(SUM_SLOTS)),
  };
}

/** Reads a state back after `step` updates. Rejects as `readBack` does. */
export async function checkpointOf(context: WebglContext, { parameters, slots, sums, before }: NetworkState, step: number): Promise<Checkpoint> {
  const [readSums, readParameters, ...readSlots] = await readBack(context, [sums, parameters, ...slots]);
  if (readSums === undefined || readParameters === undefined) throw new Error('The checkpoint is empty.');
  return { step, parameters: readParameters, slots: readSlots, ...epochSums(readSums, before) };
}
