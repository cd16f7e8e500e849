import { backend as currentBackend, setBackend } from '@tensorflow/tfjs-core';
import { MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl';
import { contextLost, insertFence, waitForFence } from './fence.ts';
import { setFlags } from './flags.ts';
import { openCanvas, openContext, rendererOf, type Renderer } from './renderer.ts';

/** Milliseconds in which the fence of an idle queue must be passed for fences to be relied on. */
const FENCE_TRIAL = 1000;

/** Our own WebGL2 context, shared with TensorFlow.js. */
export interface WebglContext extends Renderer {
  readonly gl: WebGL2RenderingContext;
  readonly backend: MathBackendWebGL;
  /** Throws an `EngineError` of code `context-lost` once the context is lost. */
  assertAlive(): void;
  /**
   * Marks the present end of the queue and starts its execution. The function that it returns, to be called
   * once, resolves when all work issued before is done, and rejects with an `EngineError` when the context is
   * lost (`context-lost`) or the GPU stays silent for 20 seconds (`worker-hung`).
   */
  markQueue(): () => Promise<void>;
}

let shared: Promise<WebglContext> | null = null;

/** The worker's one context, made on first demand: TensorFlow.js has one WebGL backend. Rejects as `createWebglContext` does. */
export function sharedContext(): Promise<WebglContext> {
  shared ??= createWebglContext();
  return shared;
}

/** How a context is made; for tests. */
export interface WebglContextOptions {
  /** Pretend to be a device without float32 targets, to see it refused. */
  readonly forceFloat16?: boolean;
}

/**
 * Makes a WebGL2 context and hands it to TensorFlow.js. Rejects with an `Error` that says what is missing. Whether what
 * runs there can be trusted is for `selfTest` to say: `setBackend` has been seen to report a backend that fails at its first op.
 */
export async function createWebglContext(options: WebglContextOptions = {}): Promise<WebglContext> {
  const canvas = openCanvas();
  const gl = openContext(canvas);
  if (gl.getExtension('EXT_color_buffer_float') === null) throw new Error('This device cannot render to 32-bit floats.');

  let lost = false;
  canvas.addEventListener('webglcontextlost', () => {
    lost = true;
  });
  const assertAlive = (): void => {
    if (lost || gl.isContextLost()) throw contextLost();
  };

  const fencesWork = await fencesPass(gl);
  const markQueue = (): (() => Promise<void>) => {
    assertAlive();
    const fence = fencesWork ? insertFence(gl) : null;
    return async () => {
      if (fence === null) blockUntilDone(gl);
      else await waitForFence(gl, fence);
      assertAlive();
    };
  };

  setFlags(options.forceFloat16 ?? false);
  setWebGLContext(2, gl);
  if (!(await setBackend('webgl'))) throw new Error('TensorFlow.js could not start its WebGL backend.');
  const backend = currentBackend();
  if (!(backend instanceof MathBackendWebGL) || backend.getGPGPUContext().gl !== gl) {
    throw new Error('TensorFlow.js runs on another context than the one it was given.');
  }
  return {
    gl,
    backend,
    ...rendererOf(gl),
    assertAlive,
    markQueue,
  };
}

/** In some browsers' workers fences never signal; then reading a pixel, which blocks, takes their place. */
async function fencesPass(gl: WebGL2RenderingContext): Promise<boolean> {
  try {
    await waitForFence(gl, insertFence(gl), FENCE_TRIAL);
    return true;
  } catch {
    if (gl.isContextLost()) throw contextLost();
    return false;
  }
}

function blockUntilDone(gl: WebGL2RenderingContext): void {
  const framebuffer = gl.getParameter(gl.READ_FRAMEBUFFER_BINDING);
  gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer);
}
