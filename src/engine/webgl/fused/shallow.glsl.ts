import type { Experiment } from '../../../core/experiment/experiment.ts';
import { activationDefinitions, activationFunctions, definitions } from './activation.glsl.ts';
import { outputDefinitions, outputUnit } from './outputUnit.glsl.ts';
import { SAMPLE, STEP } from './sample.glsl.ts';
import { DROPOUT, TABLE } from './table.glsl.ts';
import { updateFunctions, type UpdateRule } from './update.glsl.ts';

/** Texels that hold one row of inputs. */
export function inputTexels(inputs: number): number {
  return Math.ceil(inputs / 4);
}

/**
 * What both shaders of a network with one hidden layer share. Parameters are records, a texel row per unit: its kernel
 * row, four inputs a texel, then (bias, outgoing weight, 0, 0). Below the units: (output bias, 0, 0, 0), and the tally.
 * `shape[0]` is (units, 0, 0, 0).
 */
function shared(experiment: Experiment, dropout: boolean): string {
  const activation = experiment.activation[0]?.id ?? 'linear';
  return `
#define INPUT_TEXELS ${inputTexels(experiment.inputs)}
#define RECORD (INPUT_TEXELS + 1)
uniform ivec4 shape[1];
${STEP}${SAMPLE}${TABLE}${dropout ? DROPOUT : ''}
${definitions(activationDefinitions(activation), outputDefinitions(experiment))}
${activationFunctions('hidden', activation)}`;
}

/** Draw 1: two samples a fragment, the whole network forward. x: 2 · replica + half of the quad, y: quad. Writes `head`. */
export function shallowForward(experiment: Experiment, dropout: boolean): string {
  return `${shared(experiment, dropout)}
uniform highp sampler2D parameters;
out vec4 head;
${outputUnit(experiment)}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = at.x >> 1;
  int side = at.x & 1;
  uvec4 constants = replicaConstants(replica);
  Layer layer = layerConstants(replica, 1);
  uvec4 quad = orderOf(constants.w, at.y);
  uvec2 entries = side == 0 ? quad.xy : quad.zw;
  int n = 4 * at.y + 2 * side;
  vec4 x0[INPUT_TEXELS];
  vec4 x1[INPUT_TEXELS];
  for (int part = 0; part < INPUT_TEXELS; part++) {
    x0[part] = inputsOf(int(constants.y), entries.x, part);
    x1[part] = inputsOf(int(constants.y), entries.y, part);
  }
  int column = replica * RECORD;
  vec2 z = vec2(texelFetch(parameters, ivec2(column, shape[0].x), 0).x);
  for (int unit = 0; unit < shape[0].x; unit++) {
    vec4 rest = texelFetch(parameters, ivec2(column + INPUT_TEXELS, unit), 0);
    vec2 h = vec2(rest.x);
    for (int part = 0; part < INPUT_TEXELS; part++) {
      vec4 kernel = texelFetch(parameters, ivec2(column + part, unit), 0);
      h += vec2(dot(kernel, x0[part]), dot(kernel, x1[part]));
    }
    vec2 a = vec2(hiddenValue(h.x, layer.parameter), hiddenValue(h.y, layer.parameter));
    ${dropout ? `
    if ((unit & 3) == 0) drawGroups(constants.x, 1, n, unit >> 2);
    a = mix(vec2(layer.dropped), a * layer.scale + layer.shift, keptUnit(unit, layer.threshold));` : ''}
    z += rest.y * a;
  }
  head = headOf(z, entries, n);
}`;
}

/**
 * Draw 2: a texel of the parameters a fragment, which computes its unit again for every sample of the
 * batch, sums its gradient and updates. x: replica · RECORD + part, y: unit, output bias, tally.
 */
export function shallowUpdate(experiment: Experiment, dropout: boolean, rule: UpdateRule): string {
  return `${shared(experiment, dropout)}
uniform highp sampler2D head;
${updateFunctions(rule)}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = at.x / RECORD;
  int own = at.x - replica * RECORD;
  int unit = at.y;
  uvec4 constants = replicaConstants(replica);
  Layer layer = layerConstants(replica, 1);
  int quads = (batch.z + 3) / 4;
  int unitQuads = unit < shape[0].x ? quads : 0;
  vec4 kernel[INPUT_TEXELS];
  for (int part = 0; part < INPUT_TEXELS; part++) kernel[part] = texelFetch(parameters, ivec2(at.x - own + part, unit), 0);
  vec4 rest = texelFetch(parameters, ivec2(at.x - own + INPUT_TEXELS, unit), 0);
  bool isRest = own == INPUT_TEXELS;
  vec4 g = vec4(0);
  for (int q = 0; q < unitQuads; q++) {
    uvec4 entries = orderOf(constants.w, q);
    vec4 deltas = vec4(texelFetch(head, ivec2(2 * replica, q), 0).xy, texelFetch(head, ivec2(2 * replica + 1, q), 0).xy);
    vec4 z = vec4(rest.x);
    vec4 x0 = vec4(1, 0, 0, 0);
    vec4 x1 = x0;
    vec4 x2 = x0;
    vec4 x3 = x0;
    for (int part = 0; part < INPUT_TEXELS; part++) {
      vec4 y0 = inputsOf(int(constants.y), entries.x, part);
      vec4 y1 = inputsOf(int(constants.y), entries.y, part);
      vec4 y2 = inputsOf(int(constants.y), entries.z, part);
      vec4 y3 = inputsOf(int(constants.y), entries.w, part);
      z += kernel[part] * mat4(y0, y1, y2, y3);
      if (own == part) { x0 = y0; x1 = y1; x2 = y2; x3 = y3; }
    }
    vec4 slope = hiddenSlope(z, layer.parameter);
    vec4 a = hiddenValue(z, layer.parameter);
    ${dropout ? `
    bvec4 kept = drawUnits(constants.x, 1, 4 * q, unit, layer.threshold);
    slope = mix(vec4(0), slope * layer.scale, kept);
    a = mix(vec4(layer.dropped), a * layer.scale + layer.shift, kept);` : ''}
    vec4 d = deltas * rest.y * slope;
    g += mat4(x0, x1, x2, x3) * d;
    if (isRest) g.y += dot(deltas, a);
  }
  vec4 sum = vec4(0);
  for (int q = 0; q < quads - unitQuads; q++) {
    vec4 first = texelFetch(head, ivec2(2 * replica, q), 0);
    vec4 second = texelFetch(head, ivec2(2 * replica + 1, q), 0);
    sum += vec4(first.x + first.y + second.x + second.y, 0, first.zw + second.zw);
  }
  if (unit >= shape[0].x) g = vec4(own == 0 ? sum.x : 0., 0, 0, 0);
  if (unit == shape[0].x + 1) writeTally(at, sum.z, sum.w);
  else writeUpdate(at, g, uintBitsToFloat(constants.z));
}`;
}
