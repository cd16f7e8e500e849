import { contextLost } from '../../gl/fence.ts';
import { startPixelRead } from '../../gl/pixelRead.ts';
import type { FusedContext } from './fusedContext.ts';
import type { Atlas } from '../layouts/atlas.ts';
import type { StateSide } from '../layouts/state.ts';
import { TALLY_MARK } from '../layouts/update.glsl.ts';

/** A part of one attachment of a framebuffer, `[height, width, 4]`. */
export interface Region {
  readonly framebuffer: WebGLFramebuffer;
  readonly attachment: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads regions when the GPU is done with all that was issued. Rejects as `startPixelRead` does. */
export async function readRegions(context: FusedContext, regions: readonly Region[]): Promise<readonly Float32Array[]> {
  const { gl } = context;
  const reads = context.use(() =>
    regions.map(({ framebuffer, attachment, x, y, width, height }) => {
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.readBuffer(gl.COLOR_ATTACHMENT0 + attachment);
      return startPixelRead(context.webgl, width, height, x, y);
    }),
  );
  const texels: Float32Array[] = [];
  for (const read of reads) texels.push(await read());
  return texels;
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
