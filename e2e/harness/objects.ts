/** WebGL objects made on a context and not yet deleted. */
export interface LiveObjects {
  readonly textures: number;
  readonly buffers: number;
  readonly framebuffers: number;
  readonly programs: number;
}

/** Counts the objects of a context from now on. */
export function countObjects(gl: WebGL2RenderingContext): () => LiveObjects {
  const textures = new Set<WebGLTexture>();
  const buffers = new Set<WebGLBuffer>();
  const framebuffers = new Set<WebGLFramebuffer>();
  const programs = new Set<WebGLProgram>();
  const create = {
    texture: gl.createTexture.bind(gl),
    buffer: gl.createBuffer.bind(gl),
    framebuffer: gl.createFramebuffer.bind(gl),
    program: gl.createProgram.bind(gl),
  };
  const remove = {
    texture: gl.deleteTexture.bind(gl),
    buffer: gl.deleteBuffer.bind(gl),
    framebuffer: gl.deleteFramebuffer.bind(gl),
    program: gl.deleteProgram.bind(gl),
  };
  gl.createTexture = () => added(textures, create.texture());
  gl.createBuffer = () => added(buffers, create.buffer());
  gl.createFramebuffer = () => added(framebuffers, create.framebuffer());
  gl.createProgram = () => added(programs, create.program());
  gl.deleteTexture = (texture) => removed(textures, texture, remove.texture);
  gl.deleteBuffer = (buffer) => removed(buffers, buffer, remove.buffer);
  gl.deleteFramebuffer = (framebuffer) => removed(framebuffers, framebuffer, remove.framebuffer);
  gl.deleteProgram = (program) => removed(programs, program, remove.program);
  return () => ({ textures: textures.size, buffers: buffers.size, framebuffers: framebuffers.size, programs: programs.size });
}

function added<T extends object>(live: Set<T>, object: T): T {
  live.add(object);
  return object;
}

function removed<T extends object>(live: Set<T>, object: T | null, remove: (object: T | null) => void): void {
  if (object !== null) live.delete(object);
  remove(object);
}
