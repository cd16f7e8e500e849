import { STEP } from '../rows/sample.glsl.ts';

/**
 * Largest pre-activation of four units over a batch and the batches before, which `parameters` holds; NaN stays. x: unit group,
 * y: replica. `shape[0]`: first column written, first row of values, unit groups, log₂ of samples a texel column; the output's values
 * lie as `head` does.
 */
export function largest(isOutput: boolean): string {
  return `
${STEP}
uniform highp sampler2D parameters;
uniform highp ${isOutput ? 'sampler2D head' : 'sampler2DArray values'};
uniform ivec4 shape[1];
out vec4 greatest;
bool isNotANumber(float x) { return (floatBitsToUint(x) & 0x7fffffffu) > 0x7f800000u; }
float larger(float a, float b) { return isNotANumber(a) ? a : (isNotANumber(b) || b > a ? b : a); }
vec4 larger(vec4 a, vec4 b) { return vec4(larger(a.x, b.x), larger(a.y, b.y), larger(a.z, b.z), larger(a.w, b.w)); }
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = at.y;
  vec4 most = texelFetch(parameters, at, 0);
  ${isOutput ? `
  for (int n = 0; n < batch.z; n++) {
    vec4 z = texelFetch(head, ivec2(2 * replica + ((n >> 1) & 1), n >> 2), 0);
    most.x = larger(most.x, (n & 1) == 0 ? z.x : z.y);
  }` : `
  int row = shape[0].y + replica * shape[0].z + at.x - shape[0].x;
  for (int n = 0; n < batch.z; n++) most = larger(most, texelFetch(values, ivec3(n >> shape[0].w, row, n & ((1 << shape[0].w) - 1)), 0));`}
  greatest = most;
}`;
}
