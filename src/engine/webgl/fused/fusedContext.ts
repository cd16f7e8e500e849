import { claimContext, releaseContext } from './glState.ts';
import { createPassRunner, type PassRunner } from './pass.ts';
import { createProgramCache, type ProgramCache } from './programCache.ts';

/** What all fused networks on one WebGL2 context share. The context may be TensorFlow.js's own. */
export interface FusedContext {
  readonly gl: WebGL2RenderingContext;
  readonly programs: ProgramCache;
  readonly runner: PassRunner;
  /** Runs GL calls of ours between calls of others: takes the state over before, hands it back after. */
  use<T>(work: () => T): T;
  dispose(): void;
}

/** Needs `EXT_color_buffer_float`, which is asked for here. */
export function createFusedContext(gl: WebGL2RenderingContext): FusedContext {
  gl.getExtension('EXT_color_buffer_float');
  const programs = createProgramCache(gl);
  const runner = createPassRunner(gl);
  const vertexArray = gl.createVertexArray();
  return {
    gl,
    programs,
    runner,
    use(work) {
      claimContext(gl, vertexArray);
      runner.forget();
      try {
        return work();
      } finally {
        runner.forget();
        releaseContext(gl);
      }
    },
    dispose() {
      programs.dispose();
      gl.deleteVertexArray(vertexArray);
    },
  };
}
