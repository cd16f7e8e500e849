import { createFramebuffer, createTexture, type GpuTexture, type RenderTarget, type TexelFormat } from './gpuTexture.ts';

/** Textures and framebuffers that live and die together. */
export interface Allocation {
  readonly bytes: number;
  texture(format: TexelFormat, width: number, height: number, layers?: number): GpuTexture;
  framebuffer(targets: readonly RenderTarget[]): WebGLFramebuffer;
  adopt(texture: GpuTexture): GpuTexture;
  free(): void;
}

export function createAllocation(gl: WebGL2RenderingContext): Allocation {
  const textures: GpuTexture[] = [];
  const framebuffers: WebGLFramebuffer[] = [];
  const adopt = (texture: GpuTexture): GpuTexture => {
    textures.push(texture);
    return texture;
  };
  return {
    get bytes() {
      return textures.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    texture: (format, width, height, layers = 0) => adopt(createTexture(gl, format, width, height, layers)),
    framebuffer(targets) {
      const framebuffer = createFramebuffer(gl, targets);
      framebuffers.push(framebuffer);
      return framebuffer;
    },
    adopt,
    free() {
      framebuffers.splice(0).forEach((framebuffer) => gl.deleteFramebuffer(framebuffer));
      textures.splice(0).forEach(({ texture }) => gl.deleteTexture(texture));
    },
  };
}
