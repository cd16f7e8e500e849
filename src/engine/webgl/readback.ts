import { concat1d, reshape, tensor1d, tidy, type Rank, type Tensor } from '@tensorflow/tfjs-core';
import { EngineError } from '../engineError.ts';
import type { WebglContext } from './context.ts';
import { contextLost } from './fence.ts';

/** Stands before and after what is read: a lost context gives zeros or leaves memory untouched, silently. */
const MARK = 2049;

/**
 * Reads float tensors back in one transfer, each flattened in row-major order; the caller keeps the tensors.
 * Waits for the GPU without blocking the thread. Rejects with an `EngineError` (`context-lost`,
 * `worker-hung`, `out-of-memory`) rather than give values that the GPU did not write.
 */
export async function readBack(context: WebglContext, tensors: readonly Tensor[]): Promise<Float32Array[]> {
  context.assertAlive();
  const marked = tidy(() => {
    const mark = tensor1d([MARK]);
    return concat1d([mark, ...tensors.map((tensor) => reshape<Rank.R1>(tensor, [tensor.size])), mark]);
  });
  try {
    await context.markQueue()();
    const values = marked.dataSync<'float32'>();
    assertWritten(context, values);
    let start = 1;
    return tensors.map((tensor) => {
      const end = start + tensor.size;
      const part = values.slice(start, end);
      start = end;
      return part;
    });
  } finally {
    marked.dispose();
  }
}

function assertWritten({ gl, assertAlive }: WebglContext, values: Float32Array): void {
  assertAlive();
  const error = gl.getError();
  if (error === gl.OUT_OF_MEMORY) throw new EngineError('out-of-memory', 'The GPU ran out of memory.');
  if (error === gl.CONTEXT_LOST_WEBGL) throw contextLost();
  if (error !== gl.NO_ERROR) throw new EngineError('engine-error', `WebGL reported error ${error}.`);
  if (values[0] !== MARK || values.at(-1) !== MARK) {
    throw new EngineError('context-lost', 'The GPU gave back values that it did not compute.');
  }
}
