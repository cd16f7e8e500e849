import { concat1d, dispose, reshape, tidy, type Rank, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, type NetworkLayout } from '../../core/experiment/layout.ts';
import { evaluationOf, type Evaluation } from '../../core/telemetry/probeReading.ts';
import type { WebglContext } from '../gl/context.ts';
import { rowsBetween, type RowTensors } from './dataSet.ts';
import { largestPerUnit, larger } from './largestOps.ts';
import { forward, outputPreActivation } from './networkOps.ts';
import { outputSums } from './outputOps.ts';
import { createStepQueue } from '../gl/stepQueue.ts';
import { readBack, total } from '../gl/readTensors.ts';

/** Values of the widest layer that a chunk of rows may have. */
const CHUNK_VALUES = 2 ** 21;
const CHUNK_ROWS = 2 ** 14;

/** One network and the rows to run it on. */
export interface EvaluatedNetwork {
  readonly experiment: Experiment;
  /** Flat, as `layoutOf` lays them out. Stays the caller's. `[parameterCount]` */
  readonly parameters: Tensor1D;
  readonly rows: RowTensors;
}

/**
 * Loss and accuracy of each network over its rows, dropout off, with one readback for all. Rows are taken in
 * chunks; short sums are made on the GPU in float32 and added up in float64.
 */
export async function evaluateRows(context: WebglContext, networks: readonly EvaluatedNetwork[], breathe: (share?: number) => Promise<void>): Promise<Evaluation[]> {
  const sums: Tensor[] = [];
  const chunkCounts: number[] = [];
  try {
    for (const { experiment, parameters, rows } of networks) {
      const layout = layoutOf(experiment);
      const chunks = await overChunks(context, layout, rows, breathe, (chunk, skip) => {
        const z = outputPreActivation(context.backend, layout, parameters, chunk.inputs);
        return outputSums(context.backend, experiment, { z, label: chunk.labels }, skip);
      });
      sums.push(...chunks);
      chunkCounts.push(chunks.length);
    }
    const read = await readBack(context, sums);
    let next = 0;
    return networks.map(({ rows }, index) => {
      const chunks = read.slice(next, (next += chunkCounts[index] ?? 0));
      const lossSum = chunks.reduce((sum, values) => sum + total(values.subarray(0, values.length / 2)), 0);
      const correctCount = chunks.reduce((sum, values) => sum + total(values.subarray(values.length / 2)), 0);
      return evaluationOf({ lossSum, correctCount }, rows.labels.size);
    });
  } finally {
    dispose(sums);
  }
}

/**
 * Largest z of every unit over the rows of each network, dropout off, `[unitCount]`; NaN when one of a unit's
 * is. One readback for all.
 */
export async function largestPreActivations(
  context: WebglContext,
  networks: readonly EvaluatedNetwork[],
  breathe: () => Promise<void>,
): Promise<Float32Array[]> {
  const { backend } = context;
  const results: Tensor[] = [];
  try {
    for (const { experiment, parameters, rows } of networks) {
      const layout = layoutOf(experiment);
      const chunks = await overChunks(context, layout, rows, breathe, ({ inputs }) =>
        concat1d(forward(backend, layout, parameters, inputs).preActivations.map((z) => reshape<Rank.R1>(largestPerUnit(backend, z), [z.shape[0] ?? 0]))),
      );
      results.push(tidy(() => chunks.reduce((a, b) => larger(backend, a, b)).clone()));
      dispose(chunks);
    }
    return await readBack(context, results);
  } finally {
    dispose(results);
  }
}

function chunkCount(layout: NetworkLayout, rows: number): number {
  const widest = Math.max(...layout.layers.map(({ units }) => units));
  return Math.ceil(rows / Math.min(CHUNK_ROWS, Math.floor(CHUNK_VALUES / widest)));
}

/**
 * Runs `compute` on chunks of equal size, so that one set of shaders serves all: the last overlaps the one
 * before it by `skip` rows. The caller disposes the results.
 */
async function overChunks(
  context: WebglContext,
  layout: NetworkLayout,
  rows: RowTensors,
  breathe: (share?: number) => Promise<void>,
  compute: (chunk: RowTensors, skip: number) => Tensor,
): Promise<Tensor[]> {
  const results: Tensor[] = [];
  const count = rows.labels.size;
  const size = Math.ceil(count / chunkCount(layout, count));
  const queue = createStepQueue(context);
  try {
    for (let done = 0; done < count; done += size) {
      const first = Math.min(done, count - size);
      results.push(
        tidy(() => {
          const chunk = rowsBetween(rows, first, first + size);
          return compute(chunk, done - first);
        }),
      );
      await queue.stepIssued();
      await breathe(Math.min(1, (done + size) / count));
    }
    return results;
  } catch (error) {
    dispose(results);
    throw error;
  }
}
