/** Texels in a row of the `order`, `inputs` and other linearly addressed textures: a width every device has. */
export const LINE = 2048;
const LINE_BITS = 11;

/** Texels that hold one row of inputs. */
export function inputTexels(inputs: number): number {
  return Math.ceil(inputs / 4);
}

/**
 * Which rows make up a batch, and their inputs. A batch is read by quads of four samples; `orderOf` gives the
 * entries of one, row · 2 + label each; entries past the end of the batch repeat its last.
 */
export const SAMPLE = `
uniform highp usampler2D order;
uniform highp sampler2D inputs;
uvec4 orderOf(uint firstLine, int quad) {
  int texel = batch.y + quad;
  return texelFetch(order, ivec2(texel & ${LINE - 1}, int(firstLine) + (texel >> ${LINE_BITS})), 0);
}
vec4 inputsOf(int firstTexel, uint entry, int part) {
  int texel = firstTexel + int(entry >> 1) * INPUT_TEXELS + part;
  return texelFetch(inputs, ivec2(texel & ${LINE - 1}, (texel >> ${LINE_BITS})), 0);
}`;

/**
 * `quotient(a, b)`: ⌊a / b⌋ for 0 ≤ a < 2²⁰, many times faster than integer division on software GPUs; and the
 * uniforms that change from step to step. `batch`: updates done, first texel of the batch in `order`, rows in the
 * batch. `rates`: the optimizer's factor of this step, and whether the epoch's tally is kept (1) or restarted (0).
 */
export const STEP = `
uniform ivec4 batch;
uniform vec2 rates;
int quotient(int a, int b) { return int((float(a) + .5) / float(b)); }`;
