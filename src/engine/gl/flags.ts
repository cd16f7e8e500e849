import { env } from '@tensorflow/tfjs-core';

/** Bytes of textures above which TensorFlow.js deletes a freed one instead of keeping it for reuse. */
const KEPT_TEXTURE_BYTES = 64 * 2 ** 20;

/**
 * Sets every TensorFlow.js flag that decides what is computed, so that neither its defaults nor a
 * `tfjsflags` in the address have a say. To be called before the WebGL backend starts.
 *
 * - No packed element-wise ops: a packed texture of odd size has spare entries, and sigmoid makes them ½,
 *   which a later product over that dimension would add in. Matrix products pack their inputs themselves
 *   and fill with 0.
 * - No shape uniforms: they give wrong results in places (tfjs #6478, #6822).
 * - No forwarding of small ops to the CPU: one engine computes everything.
 * - Software WebGL is allowed; the report names it.
 *
 * `forceFloat16` makes the backend what it is on a device without float32 targets; the self-test must refuse it.
 */
export function setFlags(forceFloat16: boolean): void {
  env().setFlags({
    DEBUG: false,
    WEBGL_VERSION: 2,
    WEBGL_FORCE_F16_TEXTURES: forceFloat16,
    WEBGL_PACK: false,
    WEBGL_LAZILY_UNPACK: false,
    WEBGL_USE_SHAPES_UNIFORMS: false,
    WEBGL_CPU_FORWARD: false,
    WEBGL_CHECK_NUMERICAL_PROBLEMS: false,
    WEBGL_EXP_CONV: false,
    WEBGL2_ISNAN_CUSTOM: true,
    ENGINE_COMPILE_ONLY: false,
    SOFTWARE_WEBGL_ENABLED: true,
    WEBGL_DELETE_TEXTURE_THRESHOLD: KEPT_TEXTURE_BYTES,
  });
}
