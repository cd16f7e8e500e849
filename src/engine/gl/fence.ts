import { nextTask } from '../breath.ts';
import { EngineError } from '../engineError.ts';

/** Milliseconds after which a GPU that has not finished counts as hung. */
const PATIENCE = 20_000;

/** Whether all work issued before a point is done. */
export interface Fence {
  passed(): boolean;
  delete(): void;
}

/** Marks the present end of the queue and starts its execution. */
export function insertFence(gl: WebGL2RenderingContext): Fence {
  const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  return {
    passed: () => sync === null || gl.getSyncParameter(sync, gl.SYNC_STATUS) === gl.SIGNALED,
    delete: () => gl.deleteSync(sync),
  };
}

/** Resolves after about a millisecond; the hop before it keeps the browser's clamp on nested timers away. */
async function shortSleep(): Promise<void> {
  await nextTask();
  await new Promise((resolve) => setTimeout(resolve, 1));
}

/**
 * Resolves when the GPU has passed the fence and deletes it. Rejects with an `EngineError`: `context-lost` when the
 * context is lost meanwhile, `worker-hung` when nothing comes within `patience` milliseconds.
 */
export async function waitForFence(gl: Pick<WebGL2RenderingContext, 'isContextLost'>, fence: Fence, patience: number = PATIENCE): Promise<void> {
  const start = performance.now();
  try {
    for (;;) {
      if (gl.isContextLost()) throw contextLost();
      if (fence.passed()) return;
      if (performance.now() - start > patience) {
        throw new EngineError('worker-hung', `The GPU did not answer within ${patience / 1000} seconds.`);
      }
      await shortSleep();
    }
  } finally {
    fence.delete();
  }
}

/** The error of a lost context. */
export function contextLost(): EngineError {
  return new EngineError('context-lost', 'The browser took the WebGL context away.');
}
