import { STEP } from '../rows/sample.glsl.ts';

/** Fragments that share the work of summing one replica's losses of one batch. */
export const STRIPS = 16;

/** What stands in every texel that was really written. */
export const SUM_MARK = 2049;

/** Sums of losses and right ones over every `STRIPS`-th quad of a batch. y: replica · STRIPS + strip. */
export const HEAD_SUMS = `
${STEP}
uniform highp sampler2D head;
uniform ivec4 shape[1];
out vec4 sums;
void main() {
  int row = int(gl_FragCoord.y) - shape[0].x;
  int replica = quotient(row, ${STRIPS});
  int quads = (batch.z + 3) >> 2;
  vec2 sum = vec2(0);
  for (int q = row - replica * ${STRIPS}; q < quads; q += ${STRIPS}) {
    sum += texelFetch(head, ivec2(2 * replica, q), 0).zw + texelFetch(head, ivec2(2 * replica + 1, q), 0).zw;
  }
  sums = vec4(sum, 0, ${SUM_MARK});
}`;
