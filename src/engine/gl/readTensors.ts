import { concat1d, reshape, tensor1d, tidy, type Rank, type Tensor } from '@tensorflow/tfjs-core';
import { EngineError } from '../engineError.ts';
import type { WebglContext } from './context.ts';
import { startPixelRead } from './pixelRead.ts';

/** Stands before and after what is read: a lost context gives zeros, silently. Exact in float16 too, whose errors are the self-test's to name. */
const MARK = 1031;

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
  const texels = marked.dataToGPU();
  try {
    const values = await readTexture(context, texels.texture, texels.texShape);
    if (values[0] !== MARK || values[marked.size - 1] !== MARK) {
      throw new EngineError('context-lost', 'The GPU gave back values that it did not compute.');
    }
    let start = 1;
    return tensors.map(({ size }) => values.slice(start, (start += size)));
  } finally {
    texels.tensorRef.dispose();
    marked.dispose();
  }
}

/** All texels of a dense RGBA32F texture of TensorFlow.js, whose shape is `[rows, columns]`. */
function readTexture(context: WebglContext, texture: WebGLTexture | undefined, shape: readonly number[] | undefined): Promise<Float32Array> {
  const { gl } = context;
  const [rows, columns] = shape ?? [];
  if (texture === undefined || rows === undefined || columns === undefined) throw new Error('TensorFlow.js gave no texture.');
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const read = startPixelRead(context, columns, rows);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(framebuffer);
  return read();
}

/** Sum of float32 values, in float64. */
export function total(values: Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
