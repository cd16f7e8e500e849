/**
 * Puts a context that others also draw on into the state that fused draws rely on, and forgets nothing:
 * whatever is not set here is set by every draw. To be called before the first draw after anyone else's.
 */
export function claimContext(gl: WebGL2RenderingContext, vertexArray: WebGLVertexArrayObject | null): void {
  gl.bindVertexArray(vertexArray);
  gl.disable(gl.SCISSOR_TEST);
  gl.disable(gl.BLEND);
  gl.disable(gl.CULL_FACE);
  gl.disable(gl.DEPTH_TEST);
  gl.disable(gl.STENCIL_TEST);
  gl.disable(gl.RASTERIZER_DISCARD);
  gl.colorMask(true, true, true, true);
  claimTransfers(gl);
}

/** What uploads and readbacks rely on: no pixel buffers, rows packed tightly. */
export function claimTransfers(gl: WebGL2RenderingContext): void {
  gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
  gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
  gl.pixelStorei(gl.PACK_ALIGNMENT, 4);
}

/** Leaves nothing bound that another user of the context could draw into or change by accident. */
export function releaseContext(gl: WebGL2RenderingContext): void {
  gl.bindVertexArray(null);
  gl.useProgram(null);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  gl.activeTexture(gl.TEXTURE0);
}
