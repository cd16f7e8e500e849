import { gather, reshape, sum, type Rank, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { Experiment } from '../../core/experiment/experiment.ts';
import type { NetworkLayout } from '../../core/experiment/layout.ts';
import { operatedOf } from '../../core/experiment/schedule.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import type { RowTensors } from './dataSet.ts';
import { keyedDropoutsOf } from './dropoutOps.ts';
import { elementwise } from '../gl/elementwise.ts';
import { backward, forward } from './networkOps.ts';
import { SUM_SLOTS, type NetworkState } from './networkState.ts';
import { optimizerStep } from './optimizerOps.ts';
import { outputDelta, outputSums } from './outputOps.ts';

/** One update of one network. */
export interface UpdateOfNetwork {
  readonly backend: MathBackendWebGL;
  readonly experiment: Experiment;
  readonly layout: NetworkLayout;
  /** All training rows. */
  readonly train: RowTensors;
  /** The rows of the batch as indices into `train`, int32 `[batch]`. */
  readonly batch: Tensor;
  /** Updates done before, in all and in this epoch. */
  readonly step: number;
  readonly batchInEpoch: number;
  /** What operations do to the gradient, see `decaysOf`; null where nothing. `[parameterCount]` */
  readonly decays: Tensor1D | null;
}

/**
 * The state after one update, computed op by op. The batch's losses are taken before the update, dropout on.
 * To be called in a `tidy`; `state` stays the caller's.
 */
export function updateOps({ backend, experiment, layout, train, batch, step, batchInEpoch, decays }: UpdateOfNetwork, state: NetworkState): Omit<NetworkState, 'before'> {
  const inputs = gather(train.inputs, batch);
  const label = gather(train.labels, batch, 1);
  const masks = { step, layers: keyedDropoutsOf(experiment) };
  const pass = forward(backend, layout, state.parameters, inputs, masks);
  const z = pass.preActivations.at(-1);
  if (z === undefined) throw new Error('A network has no layers.');
  const output = { z, label };
  const gradient = backward(backend, layout, state.parameters, pass, outputDelta(backend, experiment, output), masks);
  const rate = OPTIMIZERS[experiment.optimizer].rate(experiment.learningRate, step + 1 - operatedOf(experiment).optimizerStart);
  return {
    ...optimizerStep(backend, experiment.optimizer, state, decayed(backend, gradient, state.parameters, decays), rate),
    sums: addBatch(backend, state.sums, sum(outputSums(backend, experiment, output), 1, true), batchInEpoch),
  };
}

/** The gradient as the optimizer gets it. */
function decayed(backend: MathBackendWebGL, gradient: Tensor1D, parameters: Tensor1D, decays: Tensor1D | null): Tensor1D {
  if (decays === null) return gradient;
  const entries = elementwise(backend, { tensors: { gradient, parameters, decays }, result: 'decays < 0. ? 0. : gradient + decays * parameters' });
  return reshape<Rank.R1>(entries, [entries.size]);
}

/** `sums` with a batch's two sums `[2, 1]` added to its column. */
function addBatch(backend: MathBackendWebGL, sums: Tensor, batchSums: Tensor, batchInEpoch: number): Tensor {
  return elementwise(backend, {
    tensors: { sums, batchSums },
    uniforms: { column: batchInEpoch % SUM_SLOTS },
    result: 'getOutputCoords().y == int(column) ? sums + batchSums : sums',
  });
}
