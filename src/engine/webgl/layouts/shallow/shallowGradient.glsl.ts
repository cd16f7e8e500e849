import type { Experiment } from '../../../../core/experiment/experiment.ts';
import { inputTexels } from '../../rows/sample.glsl.ts';
import { shallowShared } from './shallow.glsl.ts';
import { ownGradient, unitOnQuad } from './unitOnQuad.glsl.ts';
import { updateFunctions, type UpdateRule } from '../update.glsl.ts';

/** Deltas of the output unit on a quad. */
const DELTAS = `
vec4 deltasOf(int replica, int q) {
  return vec4(texelFetch(head, ivec2(2 * replica, q), 0).xy, texelFetch(head, ivec2(2 * replica + 1, q), 0).xy);
}`;

/** The rows below the units: `outputSums` are the output's bias gradient, loss and right ones of the batch; `quads` may be 0. */
const OUTPUT_SUMS = `
vec3 outputSums(int replica, int quads) {
  vec3 sum = vec3(0);
  for (int q = 0; q < quads; q++) {
    vec4 first = texelFetch(head, ivec2(2 * replica, q), 0);
    vec4 second = texelFetch(head, ivec2(2 * replica + 1, q), 0);
    sum += vec3(first.x + first.y + second.x + second.y, first.zw + second.zw);
  }
  return sum;
}`;

const WRITE = `
  bool isUnit = at.y < shape[0].x;
  vec3 sums = outputSums(replica, isUnit ? 0 : (batch.z + 3) >> 2);
  if (!isUnit) g = vec4(own == 0 ? sums.x : 0., 0, 0, 0);
  if (at.y == shape[0].x + 1) writeTally(at, sums.y, sums.z);
  else writeUpdate(at, g, uintBitsToFloat(replicaConstants(replica).z));`;

/**
 * Second of two draws: a texel of the parameters a fragment, which computes its unit again for every sample of the
 * batch, sums its gradient and updates. x: replica · RECORD + part, y: unit, output bias, tally.
 */
export function shallowUpdate(experiment: Experiment, dropout: boolean, rule: UpdateRule): string {
  return `${shallowShared(experiment, dropout)}
uniform highp sampler2D head;
${updateFunctions(rule)}
${unitOnQuad(experiment, dropout)}${DELTAS}
${OUTPUT_SUMS}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = quotient(at.x, RECORD);
  int own = at.x - replica * RECORD;
  uvec4 constants = replicaConstants(replica);
  Layer layer = layerConstants(replica, 1);
  Unit unit = beginUnit(replica, at.y);
  int quads = at.y < shape[0].x ? (batch.z + 3) >> 2 : 0;
  vec4 g = vec4(0);
  for (int q = 0; q < quads; q++) {
    readInputs(int(constants.y), orderOf(constants.w, q));
    vec4 deltas = deltasOf(replica, q);
    vec4 a;
    vec4 d;
    unitOnQuad(unit, constants.x, layer, q, deltas, a, d);
    ${ownGradient(experiment)}
  }
${WRITE}
}`;
}

/** Units whose gradients a fragment of `shallowGradient` sums: as many as four targets hold. 0: not even one. */
export function unitsPerFragment(inputs: number): number {
  return Math.floor(4 / (inputTexels(inputs) + 1));
}

/**
 * Second of three draws, for much work: whole records of gradients a fragment, of one or two units, over a part of the batch.
 * x: replica · chunks + chunk, y: units in groups. `shape[0]`: units, units a fragment, chunks, targets a unit.
 */
export function shallowGradient(experiment: Experiment, dropout: boolean, units: number): string {
  const parts = 4 / units;
  const records = Array.from({ length: units }, (_, unit) => unit);
  return `${shallowShared(experiment, dropout)}
uniform highp sampler2D head;
uniform highp sampler2D parameters;
${Array.from({ length: 4 }, (_, target) => `layout(location = ${target}) out vec4 gradient${target};`).join('\n')}
${unitOnQuad(experiment, dropout)}${DELTAS}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = quotient(at.x, shape[0].z);
  uvec4 constants = replicaConstants(replica);
  Layer layer = layerConstants(replica, 1);
  int quads = (batch.z + 3) >> 2;
  ${records.map((unit) => `Unit unit${unit} = beginUnit(replica, ${units} * at.y + ${unit});`).join('\n  ')}
  gradient0 = gradient1 = gradient2 = gradient3 = vec4(0);
  for (int q = at.x - replica * shape[0].z; q < quads; q += shape[0].z) {
    readInputs(int(constants.y), orderOf(constants.w, q));
    vec4 deltas = deltasOf(replica, q);
    vec4 a;
    vec4 d;
    ${records.map((unit) => `
    unitOnQuad(unit${unit}, constants.x, layer, q, deltas, a, d);
    ${Array.from({ length: parts }, (_, part) => gradientLine(unit * parts + part, part, inputTexels(experiment.inputs))).join('\n    ')}`).join('')}
  }
}`;
}

function gradientLine(target: number, part: number, inputTexels: number): string {
  if (part > inputTexels) return '';
  return part === inputTexels ? `gradient${target} += vec4(dot(d, vec4(1)), dot(deltas, a), 0, 0);` : `gradient${target} += partGradient${part}(d);`;
}

/** Last of three draws: adds the chunks' gradients and updates. Coordinates as `shallowUpdate`, constants as `shallowGradient`. */
export function shallowApply(experiment: Experiment, rule: UpdateRule): string {
  return `${shallowShared(experiment, false)}
uniform highp sampler2D head;
uniform highp sampler2DArray gradients;
${updateFunctions(rule)}
${OUTPUT_SUMS}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = quotient(at.x, RECORD);
  int own = at.x - replica * RECORD;
  int group = quotient(at.y, shape[0].y);
  int layer = (at.y - group * shape[0].y) * shape[0].w + own;
  vec4 g = vec4(0);
  for (int chunk = 0; chunk < shape[0].z; chunk++) g += texelFetch(gradients, ivec3(replica * shape[0].z + chunk, group, layer), 0);
${WRITE}
}`;
}
