import { EngineError } from '../../engineError.ts';

/** What the four channels of a texel hold: 32-bit floats or unsigned integers. */
export type TexelFormat = 'float' | 'uint';

/** A texture of four 32-bit channels, 2D or an array of layers, never filtered. */
export interface GpuTexture {
  readonly texture: WebGLTexture;
  readonly target: number;
  readonly format: TexelFormat;
  readonly width: number;
  readonly height: number;
  /** 0 for a 2D texture. */
  readonly layers: number;
  readonly bytes: number;
}

/**
 * Makes a texture, cleared to 0. `layers` above 0 makes an array. Throws an `EngineError`
 * (`out-of-memory`) when a side exceeds what the device offers.
 */
export function createTexture(gl: WebGL2RenderingContext, format: TexelFormat, width: number, height: number, layers = 0): GpuTexture {
  const limit: unknown = gl.getParameter(gl.MAX_TEXTURE_SIZE);
  if (typeof limit === 'number' && (width > limit || height > limit)) {
    throw new EngineError('out-of-memory', `A texture of ${width} × ${height} exceeds this device's ${limit}.`);
  }
  const target = layers > 0 ? gl.TEXTURE_2D_ARRAY : gl.TEXTURE_2D;
  const internal = format === 'float' ? gl.RGBA32F : gl.RGBA32UI;
  const texture = gl.createTexture();
  gl.bindTexture(target, texture);
  if (layers > 0) gl.texStorage3D(target, 1, internal, width, height, layers);
  else gl.texStorage2D(target, 1, internal, width, height);
  gl.texParameteri(target, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(target, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(target, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(target, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  gl.bindTexture(target, null);
  return { texture, target, format, width, height, layers, bytes: width * height * Math.max(1, layers) * 16 };
}

/** Writes whole texel rows of a 2D texture, `[rows, width, 4]`. */
export function uploadRows(gl: WebGL2RenderingContext, { texture, format, width }: GpuTexture, firstRow: number, values: Float32Array | Uint32Array): void {
  const rows = values.length / (4 * width);
  gl.activeTexture(gl.TEXTURE0);
  gl.bindTexture(gl.TEXTURE_2D, texture);
  if (format === 'float') gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, firstRow, width, rows, gl.RGBA, gl.FLOAT, values);
  else gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, firstRow, width, rows, gl.RGBA_INTEGER, gl.UNSIGNED_INT, values);
  gl.bindTexture(gl.TEXTURE_2D, null);
}

/** One image of a texture, to render into: the texture itself, or one layer of an array. */
export interface RenderTarget {
  readonly texture: GpuTexture;
  readonly layer: number;
}

/** A framebuffer that draws into up to four targets. Throws an `EngineError` when the device refuses it. */
export function createFramebuffer(gl: WebGL2RenderingContext, targets: readonly RenderTarget[]): WebGLFramebuffer {
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  targets.forEach(({ texture, layer }, index) => {
    const attachment = gl.COLOR_ATTACHMENT0 + index;
    if (texture.layers > 0) gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, texture.texture, 0, layer);
    else gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture.texture, 0);
  });
  gl.drawBuffers(targets.map((_, index) => gl.COLOR_ATTACHMENT0 + index));
  const status = gl.checkFramebufferStatus(gl.FRAMEBUFFER);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  if (status !== gl.FRAMEBUFFER_COMPLETE) {
    gl.deleteFramebuffer(framebuffer);
    throw new EngineError(gl.isContextLost() ? 'context-lost' : 'engine-error', `The device refuses to render to ${targets.length} float textures (${status}).`);
  }
  return framebuffer;
}
