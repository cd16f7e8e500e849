/** A value that float16 rounds to 2048, one below its range, one that it rounds, and a sign. */
export const FLOAT32_WITNESSES: readonly [number, number, number, number] = [2049, Math.fround(1e-20), Math.fround(0.1), -1];

/**
 * Writes four numbers into an RGBA32F render target and reads them back; null when the device has no such
 * target. On a float32 device they are `FLOAT32_WITNESSES`, bit for bit. Leaves nothing bound.
 */
export function readFloatTarget(gl: WebGL2RenderingContext): readonly number[] | null {
  if (gl.getExtension('EXT_color_buffer_float') === null) return null;
  const texture = gl.createTexture();
  const framebuffer = gl.createFramebuffer();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1);
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  const complete = gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE;
  const pixel = new Float32Array(4).fill(NaN);
  if (complete) {
    gl.clearBufferfv(gl.COLOR, 0, FLOAT32_WITNESSES);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, pixel);
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.bindTexture(gl.TEXTURE_2D, null);
  gl.deleteFramebuffer(framebuffer);
  gl.deleteTexture(texture);
  return complete ? [...pixel] : null;
}
