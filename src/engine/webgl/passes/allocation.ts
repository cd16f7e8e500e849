import { createFramebuffer, createTexture, type GpuTexture, type RenderTarget, type TexelFormat } from './gpuTexture.ts';

/** Textures and framebuffers that live and die together. */
export interface Allocation {
  readonly bytes: number;
  texture(format: TexelFormat, width: number, height: number, layers?: number): GpuTexture;
  framebuffer(targets: readonly RenderTarget[]): WebGLFramebuffer;
  free(): void;
}

/** Starts an allocation with nothing in it. `texture` throws an `EngineError` (`out-of-memory`) beyond the largest size that the device has. */
export function createAllocation(gl: WebGL2RenderingContext): Allocation {
  const textures: GpuTexture[] = [];
  const framebuffers: WebGLFramebuffer[] = [];
  return {
    get bytes() {
      return textures.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    texture(format, width, height, layers = 0) {
      const texture = createTexture(gl, format, width, height, layers);
      textures.push(texture);
      return texture;
    },
    framebuffer(targets) {
      const framebuffer = createFramebuffer(gl, targets);
      framebuffers.push(framebuffer);
      return framebuffer;
    },
    free() {
      framebuffers.splice(0).forEach((framebuffer) => gl.deleteFramebuffer(framebuffer));
      textures.splice(0).forEach(({ texture }) => gl.deleteTexture(texture));
    },
  };
}

/** A float texture to draw into, and the framebuffer for that. */
export interface Target {
  readonly texture: GpuTexture;
  readonly framebuffer: WebGLFramebuffer;
}

/** Allocates a float texture of so many texels, and a framebuffer on it. */
export function createTarget(allocation: Allocation, width: number, height: number): Target {
  const texture = allocation.texture('float', width, height);
  return { texture, framebuffer: allocation.framebuffer([{ texture, layer: 0 }]) };
}
