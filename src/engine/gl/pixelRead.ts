import { EngineError } from '../engineError.ts';
import { contextLost } from './fence.ts';
import type { WebglContext } from './context.ts';

/**
 * Starts copying `[width, height]` RGBA float pixels, from (x, y) on, of the framebuffer that is bound for reading, and returns a function,
 * to be called once, that resolves to them when the GPU is done: the thread never waits in `readPixels`. Rejects with an
 * `EngineError`: `context-lost`, `worker-hung`, or `out-of-memory`.
 */
export function startPixelRead(context: Pick<WebglContext, 'gl' | 'markQueue'>, width: number, height: number, x = 0, y = 0): () => Promise<Float32Array> {
  const { gl } = context;
  const values = width * height * 4;
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
  gl.bufferData(gl.PIXEL_PACK_BUFFER, values * 4, gl.STREAM_READ);
  gl.readPixels(x, y, width, height, gl.RGBA, gl.FLOAT, 0);
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  const done = context.markQueue();
  return async () => {
    try {
      await done();
      const pixels = new Float32Array(values);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
      gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
      gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
      assertNoError(gl);
      return pixels;
    } finally {
      gl.deleteBuffer(buffer);
    }
  };
}

function assertNoError(gl: WebGL2RenderingContext): void {
  const error = gl.getError();
  if (gl.isContextLost() || error === gl.CONTEXT_LOST_WEBGL) throw contextLost();
  if (error === gl.OUT_OF_MEMORY) throw new EngineError('out-of-memory', 'The GPU ran out of memory.');
  if (error !== gl.NO_ERROR) throw new EngineError('engine-error', `WebGL reported error ${error}.`);
}
