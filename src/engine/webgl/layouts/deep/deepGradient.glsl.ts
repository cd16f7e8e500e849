import type { ActivationId } from '../../../../core/vocabulary/activations.ts';
import { activationDefinitions, definitions } from '../activation.glsl.ts';
import { deepCommon, inputsBelow, valuesBelow, type DeepOptions } from './deepCommon.glsl.ts';
import { STEP } from '../../rows/sample.glsl.ts';
import { TABLE } from '../table.glsl.ts';
import { updateFunctions, type UpdateRule } from '../update.glsl.ts';

/**
 * A layer's parameters of the only replica in the texture of gradients, four rows a texel; the viewport is set to them.
 */
export const LAYER_VIEWPORT = `
uniform ivec4 shape[4];
flat out ivec3 place;
void main() {
  place = ivec3(shape[1].x, shape[1].y / 4, 0);
  gl_Position = vec4(gl_VertexID == 1 ? 3. : -1., gl_VertexID == 2 ? 3. : -1., 0., 1.);
}`;

/**
 * The same of several replicas: a rectangle each. Constants as in `deepCommon`.
 */
export const LAYER_RECTANGLES = `
uniform ivec4 shape[4];
flat out ivec3 place;
void main() {
  int line = gl_InstanceID / shape[1].w;
  ivec2 corner = ivec2(gl_InstanceID - line * shape[1].w, line) * shape[2].xy + shape[1].xy;
  corner.y /= 4;
  place = ivec3(corner, gl_InstanceID);
  int v = gl_VertexID;
  ivec2 far = ivec2(v == 1 || v == 2 || v == 4 ? 1 : 0, v == 2 || v == 4 || v == 5 ? 1 : 0);
  ivec2 at = corner + far * ivec2(shape[1].z + 1, shape[3].z);
  gl_Position = vec4(vec2(at) / vec2(shape[3].xy) * 2. - 1., 0., 1.);
}`;

/**
 * Gradients of one layer, summed over the batch: four units by four inputs a fragment, a target per unit. Values come from the
 * inputs (`below` null) or the layer below, deltas from the layer itself or the output unit.
 */
export function deepGradient(options: DeepOptions, below: ActivationId | null, own: 'head' | 'layer'): string {
  const samples = Array.from({ length: options.samples }, (_, s) => s);
  return `${deepCommon(options)}
${definitions(options.samples === 2 || below === null ? [] : activationDefinitions(below))}
${below === null ? inputsBelow(options) : valuesBelow(options, below)}
${own === 'head' ? 'uniform highp sampler2D head;' : 'uniform highp sampler2DArray deltas;'}
flat in ivec3 place;
layout(location = 0) out vec4 row0;
layout(location = 1) out vec4 row1;
layout(location = 2) out vec4 row2;
layout(location = 3) out vec4 row3;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy) - place.xy;
  int replica = place.z;
  bool isBias = at.x == shape[1].z;
  int i = min(at.x, shape[1].z - 1);
  int deltaRow = shape[0].x + replica * shape[0].y + at.y;
  beginBelow(replica);
  row0 = row1 = row2 = row3 = vec4(0);
  int columns = (batch.z + ${options.samples - 1}) >> ${Math.log2(options.samples)};
  for (int column = 0; column < columns; column++) {
    seekBelow(column);
    vec4 x;
    vec4 d;
    ${own === 'head' ? headDeltas(options) : ''}
    ${samples.map((s) => `
    x = isBias ? vec4(1, 0, 0, 0) : below(i, ${s});
    d = ${own === 'head' ? `vec4(headDeltas[${s}], 0, 0, 0)` : `texelFetch(deltas, ivec3(column, deltaRow, ${s}), 0)`};
    row0 += d.x * x; row1 += d.y * x; row2 += d.z * x; row3 += d.w * x;`).join('')}
  }
}`;
}

function headDeltas({ samples }: DeepOptions): string {
  if (samples === 4) return 'vec4 headDeltas = vec4(texelFetch(head, ivec2(2 * replica, column), 0).xy, texelFetch(head, ivec2(2 * replica + 1, column), 0).xy);';
  return 'vec2 headDeltas = texelFetch(head, ivec2(2 * replica + (column & 1), column >> 1), 0).xy;';
}

/**
 * The optimizer, a texel of the parameters a fragment, and the tally. `shape[0]`: the rectangle of a replica and the tally in
 * it; `shape[1]`: replicas side by side.
 */
export function deepUpdate(rule: UpdateRule): string {
  return `
uniform ivec4 shape[2];
${STEP}${TABLE}
uniform highp sampler2DArray gradients;
uniform highp sampler2D head;
${updateFunctions(rule)}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec2 tile = ivec2(quotient(at.x, shape[0].x), quotient(at.y, shape[0].y));
  int replica = tile.y * shape[1].x + tile.x;
  bool isTally = at - tile * shape[0].xy == shape[0].zw;
  int quads = isTally ? (batch.z + 3) >> 2 : 0;
  vec2 sum = vec2(0);
  for (int q = 0; q < quads; q++) sum += texelFetch(head, ivec2(2 * replica, q), 0).zw + texelFetch(head, ivec2(2 * replica + 1, q), 0).zw;
  if (isTally) writeTally(at, sum.x, sum.y);
  else writeUpdate(at, texelFetch(gradients, ivec3(at.x, at.y >> 2, at.y & 3), 0), uintBitsToFloat(replicaConstants(replica).z));
}`;
}
