import { nextTask } from '../../breath.ts';
import { EngineError } from '../../engineError.ts';

/**
 * Every texture that a fused shader may read; the place in the list is its texture unit.
 *
 * - `order`: rows of each batch of the epoch, four a texel, as row · 2 + label
 * - `inputs`: rows of the data sets, four columns a texel
 * - `table`: constants of each replica and layer, see `replicaTable.ts`
 * - `parameters`, `slot0`, `slot1`: parameters with the tally of the epoch, and the optimizer's slots
 * - `decays`: what operations do to the gradient of each parameter, where they do anything
 * - `head`: per two samples both deltas of the output unit, the sum of their losses, how many are right
 * - `values`, `deltas`: of layers of one parity on the samples of a batch, see `deepShape.ts`
 * - `gradients`: four rows of the parameters each, see `deepShape.ts`
 */
const SAMPLER_NAMES = ['order', 'inputs', 'table', 'parameters', 'slot0', 'slot1', 'decays', 'head', 'values', 'deltas', 'gradients'] as const;

/** A sampler of the shaders; each has its texture unit. */
export type SamplerName = (typeof SAMPLER_NAMES)[number];

/** The texture unit that a sampler always uses. */
export function unitOf(name: SamplerName): number {
  return SAMPLER_NAMES.indexOf(name);
}

/** A program and where its uniforms are: those of `sample.glsl.ts`, and the constants of a pass. */
export interface FusedProgram {
  readonly program: WebGLProgram;
  readonly batch: WebGLUniformLocation | null;
  readonly rates: WebGLUniformLocation | null;
  readonly shape: WebGLUniformLocation | null;
}

interface Source {
  readonly vertex: string;
  readonly fragment: string;
}

interface Compiling {
  readonly program: WebGLProgram;
  readonly shaders: readonly WebGLShader[];
}

/** Compiled programs by source, shared by all networks on a context; the least recently wanted ones go first. */
export interface ProgramCache {
  /** Starts compiling, in parallel where the browser can. */
  request(source: Source): void;
  /** Resolves when none of the sources is still compiling; polls, since nothing tells. */
  settled(sources: readonly Source[], pause: () => Promise<void>): Promise<void>;
  /** The program, compiled now if need be. Throws an `EngineError` with the compiler's words. */
  get(source: Source): FusedProgram;
  dispose(): void;
}

/** Most programs kept. */
const CAPACITY = 96;

const HEADER = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp usampler2D;
precision highp sampler2DArray;
`;

/** Makes the cache of a context, empty. */
export function createProgramCache(gl: WebGL2RenderingContext): ProgramCache {
  const parallel = gl.getExtension('KHR_parallel_shader_compile');
  const compiling = new Map<string, Compiling>();
  const linked = new Map<string, FusedProgram>();
  const keyOf = (source: Source): string => `${source.vertex}\n${source.fragment}`;

  function request(source: Source): void {
    const key = keyOf(source);
    if (linked.has(key) || compiling.has(key)) return;
    const program = gl.createProgram();
    const shaders = [compile(gl.VERTEX_SHADER, source.vertex), compile(gl.FRAGMENT_SHADER, source.fragment)];
    shaders.forEach((shader) => gl.attachShader(program, shader));
    gl.linkProgram(program);
    compiling.set(key, { program, shaders });
  }

  function compile(type: number, text: string): WebGLShader {
    const shader = gl.createShader(type);
    if (shader === null) throw new EngineError('context-lost', 'The browser took the WebGL context away.');
    gl.shaderSource(shader, HEADER + text);
    gl.compileShader(shader);
    return shader;
  }

  function finish({ program, shaders }: Compiling): FusedProgram {
    const done = gl.getProgramParameter(program, gl.LINK_STATUS) === true;
    const words = done ? '' : `${gl.getProgramInfoLog(program)} ${shaders.map((shader) => gl.getShaderInfoLog(shader)).join(' ')}`;
    shaders.forEach((shader) => gl.deleteShader(shader));
    if (!done) {
      gl.deleteProgram(program);
      if (gl.isContextLost()) throw new EngineError('context-lost', 'The browser took the WebGL context away.');
      throw new EngineError('engine-error', `A shader did not compile: ${words}`);
    }
    gl.useProgram(program);
    for (const name of SAMPLER_NAMES) {
      const location = gl.getUniformLocation(program, name);
      if (location !== null) gl.uniform1i(location, unitOf(name));
    }
    return {
      program,
      batch: gl.getUniformLocation(program, 'batch'),
      rates: gl.getUniformLocation(program, 'rates'),
      shape: gl.getUniformLocation(program, 'shape'),
    };
  }

  return {
    request,
    async settled(sources, pause) {
      if (parallel === null) return;
      for (const source of sources) {
        const started = compiling.get(keyOf(source));
        while (started !== undefined && !gl.isContextLost() && gl.getProgramParameter(started.program, parallel.COMPLETION_STATUS_KHR) === false) {
          await nextTask();
          await pause();
        }
      }
    },
    get(source) {
      const key = keyOf(source);
      let program = linked.get(key);
      if (program === undefined) {
        request(source);
        const started = compiling.get(key);
        if (started === undefined) throw new EngineError('engine-error', 'A shader was never compiled.');
        compiling.delete(key);
        program = finish(started);
      }
      linked.delete(key);
      linked.set(key, program);
      for (const [oldest, { program: unwanted }] of linked) {
        if (linked.size <= CAPACITY) break;
        linked.delete(oldest);
        gl.deleteProgram(unwanted);
      }
      return program;
    },
    dispose() {
      for (const { program, shaders } of compiling.values()) {
        shaders.forEach((shader) => gl.deleteShader(shader));
        gl.deleteProgram(program);
      }
      for (const { program } of linked.values()) gl.deleteProgram(program);
      compiling.clear();
      linked.clear();
    },
  };
}
