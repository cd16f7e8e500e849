import { contextLost } from '../../gl/fence.ts';
import type { Allocation } from '../passes/allocation.ts';
import type { FusedContext } from '../passes/fusedContext.ts';
import { readRegions } from '../passes/readTexels.ts';
import { scatter, type Atlas } from './atlas.ts';
import { uploadRows, type GpuTexture } from '../passes/gpuTexture.ts';
import type { SamplerName } from '../passes/programCache.ts';
import { TALLY_MARK } from './update.glsl.ts';

/** Parameters and the optimizer's slots at one moment: textures of the atlas's shape, and a framebuffer to write them all. */
export interface StateSide {
  /** Parameters first, then slots. */
  readonly textures: readonly GpuTexture[];
  readonly framebuffer: WebGLFramebuffer;
  /** What operations do to the gradient, of the same shape; null where nothing. */
  readonly decays: GpuTexture | null;
}

/** Allocates a state of an atlas’s shape, all zero, for an optimizer of so many slots. */
export function createStateSide(allocation: Allocation, atlas: Atlas, slots: number, decays: GpuTexture | null = null): StateSide {
  const textures = Array.from({ length: 1 + slots }, () => allocation.texture('float', atlas.width, atlas.height));
  return { textures, framebuffer: allocation.framebuffer(textures.map((texture) => ({ texture, layer: 0 }))), decays };
}

/** What of a replica is kept on the GPU. */
export interface ReplicaState {
  /** `[parameterCount]` */
  readonly parameters: Float32Array;
  /** As many as the optimizer has, or none for all zero. Each `[parameterCount]`. */
  readonly slots: readonly Float32Array[];
  readonly lossSum: number;
  readonly correctCount: number;
}

/** Writes the state of all replicas. */
export function writeState(gl: WebGL2RenderingContext, { textures }: StateSide, atlas: Atlas, replicas: readonly ReplicaState[]): void {
  textures.forEach((texture, index) => {
    const texels = new Float32Array(4 * atlas.width * atlas.height);
    replicas.forEach(({ parameters, slots, lossSum, correctCount }, replica) => {
      const values = index === 0 ? parameters : slots[index - 1];
      if (values !== undefined) scatter(atlas, replica, values, texels);
      if (index === 0) texels.set(tallyOf(lossSum, correctCount), atlas.tally + atlas.originOf(replica));
    });
    uploadRows(gl, texture, 0, texels);
  });
}

/**
 * Reads textures of a state, by their indices. The parameters' tallies carry a mark: without it they come from a lost
 * context, and an `EngineError` (`context-lost`) says so.
 */
export async function readState(context: FusedContext, { framebuffer }: StateSide, atlas: Atlas, replicas: number, indices: readonly number[]): Promise<readonly Float32Array[]> {
  const { width, height } = atlas;
  const read = await readRegions(context, indices.map((attachment) => ({ framebuffer, attachment, x: 0, y: 0, width, height })));
  const parameters = read[indices.indexOf(0)];
  if (parameters !== undefined) {
    for (let replica = 0; replica < replicas; replica++) {
      if (parameters[atlas.tally + atlas.originOf(replica) + 3] !== TALLY_MARK) throw contextLost();
    }
  }
  return read;
}

/** The tally of `update.glsl.ts`. */
function tallyOf(lossSum: number, correctCount: number): readonly number[] {
  const coarse = Math.floor(lossSum / 256) * 256;
  return [coarse, lossSum - coarse, correctCount, TALLY_MARK];
}

/** The samplers that read a state. */
export function stateReads({ textures, decays }: StateSide): readonly (readonly [SamplerName, GpuTexture])[] {
  const names: readonly SamplerName[] = ['parameters', 'slot0', 'slot1'];
  const read = textures.flatMap((texture, index) => {
    const name = names[index];
    return name === undefined ? [] : [[name, texture] as const];
  });
  return decays === null ? read : [...read, ['decays', decays]];
}
