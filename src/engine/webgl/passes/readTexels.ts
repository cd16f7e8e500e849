import { startPixelRead } from '../../gl/pixelRead.ts';
import type { FusedContext } from './fusedContext.ts';

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
