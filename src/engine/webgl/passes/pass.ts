import type { GpuTexture } from './gpuTexture.ts';
import { unitOf, type FusedProgram, type SamplerName } from './programCache.ts';

/** What differs from step to step, see `sample.glsl.ts`. */
export interface StepUniforms {
  readonly batch: Int32Array;
  readonly rates: Float32Array;
}

/** One draw: a program, what it reads and where it writes. */
export interface Pass {
  readonly program: FusedProgram;
  readonly framebuffer: WebGLFramebuffer;
  readonly viewport: readonly [x: number, y: number, width: number, height: number];
  readonly reads: readonly (readonly [SamplerName, GpuTexture])[];
  /** Constants of the pass, `[n, 4]`. */
  readonly shape: Int32Array;
  /** Rectangles to draw, placed by the vertex shader; 0 for the whole viewport. */
  readonly rectangles: number;
}

/** A pass with its reads resolved to texture units. */
interface ReadyPass extends Pass {
  readonly bindings: readonly { readonly unit: number; readonly texture: GpuTexture }[];
}

/** Draws to be issued in order. */
export type PassList = readonly ReadyPass[];

/** Resolves passes once, so that a step is nothing but GL calls. */
export function preparePasses(passes: readonly Pass[]): PassList {
  return passes.map((pass) => ({ ...pass, bindings: pass.reads.map(([name, texture]) => ({ unit: unitOf(name), texture })) }));
}

/** Issues draws, leaving out state that is already set. Forgets what is set when others have used the context. */
export interface PassRunner {
  run(passes: PassList, uniforms: StepUniforms): void;
  /** To be called after anyone else has touched the context. */
  forget(): void;
}

/** Makes what issues draws on a context; it takes nothing for set at first. */
export function createPassRunner(gl: WebGL2RenderingContext): PassRunner {
  const bound: (WebGLTexture | null)[] = [];
  let program: WebGLProgram | null = null;
  let framebuffer: WebGLFramebuffer | null = null;
  let viewport: Pass['viewport'] | null = null;
  return {
    run(passes, { batch, rates }) {
      for (const pass of passes) {
        if (pass.framebuffer !== framebuffer) {
          framebuffer = pass.framebuffer;
          gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
        }
        if (pass.viewport !== viewport) {
          viewport = pass.viewport;
          gl.viewport(...viewport);
        }
        if (pass.program.program !== program) {
          program = pass.program.program;
          gl.useProgram(program);
        }
        for (const { unit, texture } of pass.bindings) {
          if (bound[unit] === texture.texture) continue;
          bound[unit] = texture.texture;
          gl.activeTexture(gl.TEXTURE0 + unit);
          gl.bindTexture(texture.target, texture.texture);
        }
        const at = pass.program;
        if (at.shape !== null) gl.uniform4iv(at.shape, pass.shape);
        if (at.batch !== null) gl.uniform4iv(at.batch, batch);
        if (at.rates !== null) gl.uniform2fv(at.rates, rates);
        if (pass.rectangles > 0) gl.drawArraysInstanced(gl.TRIANGLES, 0, 6, pass.rectangles);
        else gl.drawArrays(gl.TRIANGLES, 0, 3);
      }
    },
    forget() {
      bound.length = 0;
      program = null;
      framebuffer = null;
      viewport = null;
    },
  };
}
