import type { Experiment } from '../../../../core/experiment/experiment.ts';
import { outputUnit } from '../outputUnit.glsl.ts';
import { shallowShared } from '../shallow/shallow.glsl.ts';
import { ownGradient, unitOnQuad } from '../shallow/unitOnQuad.glsl.ts';
import { updateFunctions, type UpdateRule } from '../update.glsl.ts';

/**
 * The whole step in one draw, for few units and no dropout: every texel of the parameters takes every sample of the batch through
 * the whole network, sums its gradient and updates. x: replica · RECORD + part, y: unit, output bias, tally.
 */
export function shallowWhole(experiment: Experiment, rule: UpdateRule): string {
  return `${shallowShared(experiment, false)}
${updateFunctions(rule)}
${unitOnQuad(experiment, false)}
${outputUnit(experiment)}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = quotient(at.x, RECORD);
  int own = at.x - replica * RECORD;
  uvec4 constants = replicaConstants(replica);
  Layer layer = layerConstants(replica, 1);
  Unit ownUnit = beginUnit(replica, at.y);
  float outputBias = texelFetch(parameters, ivec2(replica * RECORD, shape[0].x), 0).x;
  int quads = (batch.z + 3) >> 2;
  vec4 g = vec4(0);
  vec3 sums = vec3(0);
  vec4 a;
  vec4 d;
  for (int q = 0; q < quads; q++) {
    uvec4 entries = orderOf(constants.w, q);
    readInputs(int(constants.y), entries);
    vec4 z = vec4(outputBias);
    for (int number = 0; number < shape[0].x; number++) {
      Unit unit = beginUnit(replica, number);
      unitOnQuad(unit, 0u, layer, q, vec4(0), a, d);
      z += unit.outgoing * a;
    }
    vec4 first = headOf(z.xy, entries.xy, 4 * q);
    vec4 second = headOf(z.zw, entries.zw, 4 * q + 2);
    vec4 deltas = vec4(first.xy, second.xy);
    sums += vec3(dot(deltas, vec4(1)), first.zw + second.zw);
    unitOnQuad(ownUnit, 0u, layer, q, deltas, a, d);
    ${ownGradient(experiment)}
  }
  if (at.y >= shape[0].x) g = vec4(own == 0 ? sums.x : 0., 0, 0, 0);
  if (at.y == shape[0].x + 1) writeTally(at, sums.y, sums.z);
  else writeUpdate(at, g, uintBitsToFloat(constants.z));
}`;
}
