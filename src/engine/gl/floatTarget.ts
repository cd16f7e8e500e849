import type { WebglContext } from './context.ts';
import { startPixelRead } from './pixelRead.ts';

/** A value that float16 rounds to 2048, one below its range, one that it rounds, and a sign. */
export const FLOAT32_WITNESSES: readonly number[] = [2049, Math.fround(1e-20), Math.fround(0.1), -1];

/**
 * Writes `FLOAT32_WITNESSES` into an RGBA32F render target and reads them back, the same bits on a float32 device;
 * null when such a target cannot be drawn to. Leaves nothing bound.
 */
export async function readFloatTarget(context: Pick<WebglContext, 'gl' | 'markQueue'>): Promise<readonly number[] | null> {
  const { gl } = context;
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1);
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const complete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  if (complete) gl.clearBufferfv(gl.COLOR, 0, FLOAT32_WITNESSES);
  const read = complete ? startPixelRead(context, 1, 1) : null;
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.deleteFramebuffer(framebuffer);
  gl.deleteTexture(texture);
  return read === null ? null : [...(await read())];
}
