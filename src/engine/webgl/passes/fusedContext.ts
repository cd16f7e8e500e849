import type { WebglContext } from '../../gl/context.ts';
import { claimContext, releaseContext } from './glState.ts';
import { createPassRunner, type PassRunner } from './pass.ts';
import { createProgramCache, type ProgramCache } from './programCache.ts';

/** What of a context is needed: it may be TensorFlow.js's own. */
export type SharedContext = Pick<WebglContext, 'gl' | 'markQueue' | 'assertAlive'>;

/** What all fused networks on one context share. */
export interface FusedContext {
  readonly webgl: SharedContext;
  readonly gl: WebGL2RenderingContext;
  readonly programs: ProgramCache;
  readonly runner: PassRunner;
  /** Runs GL calls of ours between calls of others: takes the state over before, hands it back after. */
  readonly use: <T>(work: () => T) => T;
  dispose(): void;
}

/** Needs `EXT_color_buffer_float`, which is asked for here. */
export function createFusedContext(webgl: SharedContext): FusedContext {
  const { gl } = webgl;
  gl.getExtension('EXT_color_buffer_float');
  const programs = createProgramCache(gl);
  const runner = createPassRunner(gl);
  const vertexArray = gl.createVertexArray();
  return {
    webgl,
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
