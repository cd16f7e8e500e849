/** Who draws for a WebGL context. */
export interface Renderer {
  /** What the driver calls itself, for example `ANGLE (…)`. */
  readonly renderer: string;
  /** Whether it computes on the CPU. */
  readonly software: boolean;
}

/** A WebGL2 context of a worker's own, as all of ours are made. Throws an `Error` that says what is missing. */
export function openContext(canvas: OffscreenCanvas): WebGL2RenderingContext {
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    depth: false,
    stencil: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    failIfMajorPerformanceCaveat: false,
    powerPreference: 'high-performance',
  });
  if (gl === null) throw new Error('This browser offers no WebGL 2.');
  return gl;
}

/** A canvas to make a context of. Throws an `Error` where the browser has none for workers. */
export function openCanvas(): OffscreenCanvas {
  if (typeof OffscreenCanvas === 'undefined') throw new Error('This browser has no OffscreenCanvas.');
  return new OffscreenCanvas(1, 1);
}

/** What draws a context, by the name that its driver gives. */
export function rendererOf(gl: WebGL2RenderingContext): Renderer {
  const details = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(details === null ? gl.RENDERER : details.UNMASKED_RENDERER_WEBGL));
  return { renderer, software: isSoftware(renderer) };
}

/** Whether a driver of this name computes on the CPU. */
export function isSoftware(renderer: string): boolean {
  return /swiftshader|llvmpipe|softpipe|software|basic render|\bwarp\b/i.test(renderer);
}

/**
 * Why no graphics processor draws WebGL here, in a sentence; null where one does, as far as its name says. Asks a bare
 * context, some 10 ms, and lets it go: no library is loaded and nothing is drawn.
 */
export function whyNoGraphicsProcessor(): string | null {
  try {
    const gl = openContext(openCanvas());
    const { renderer, software } = rendererOf(gl);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return software ? `No graphics processor draws WebGL here, but software: ${renderer}.` : null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
