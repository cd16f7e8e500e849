import type { ActivationId } from '../../../../core/vocabulary/activations.ts';
import type { Experiment } from '../../../../core/experiment/experiment.ts';
import { activationDefinitions, activationFunctions, definitions } from '../activation.glsl.ts';
import { deepCommon, inputsBelow, valuesBelow, type DeepOptions } from './deepCommon.glsl.ts';
import { outputDefinitions, outputUnit } from '../outputUnit.glsl.ts';

/**
 * One hidden layer forward: four units of as many samples as a texel column holds. x: samples, y: replica and
 * unit group. `below` is the activation of the layer below, null where the inputs are.
 */
export function deepForward(options: DeepOptions, own: ActivationId, below: ActivationId | null): string {
  const keeps = options.samples === 2;
  return `${deepCommon(options)}
${definitions(activationDefinitions(own), keeps || below === null ? [] : activationDefinitions(below))}
${below === null ? inputsBelow(options) : valuesBelow(options, below)}
${keeps ? activationFunctions('own', own) : ''}
uniform highp sampler2D parameters;
layout(location = 0) out vec4 out0;
layout(location = 1) out vec4 out1;
layout(location = 2) out vec4 out2;
layout(location = 3) out vec4 out3;
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int row = at.y - shape[0].x;
  int replica = quotient(row, shape[0].y);
  int group = row - replica * shape[0].y;
  ivec2 corner = cornerOf(replica) + ivec2(0, 4 * group);
  int inputGroups = shape[1].z;
  beginBelow(replica);
  seekBelow(at.x);
  vec4 bias = vec4(texelFetch(parameters, corner + ivec2(inputGroups, 0), 0).x, texelFetch(parameters, corner + ivec2(inputGroups, 1), 0).x,
    texelFetch(parameters, corner + ivec2(inputGroups, 2), 0).x, texelFetch(parameters, corner + ivec2(inputGroups, 3), 0).x);
  ${options.samples === 4 ? 'out0 = out1 = out2 = out3 = bias;' : 'out0 = out1 = bias;'}
  for (int i = 0; i < inputGroups; i++) {
    mat4 w = mat4(texelFetch(parameters, corner + ivec2(i, 0), 0), texelFetch(parameters, corner + ivec2(i, 1), 0),
      texelFetch(parameters, corner + ivec2(i, 2), 0), texelFetch(parameters, corner + ivec2(i, 3), 0));
    out0 += below(i, 0) * w;
    out1 += below(i, 1) * w;
    ${options.samples === 4 ? 'out2 += below(i, 2) * w; out3 += below(i, 3) * w;' : ''}
  }
  ${keeps ? `
  Layer layer = layerConstants(replica, shape[0].w);
  drawMasks(replica, at.x, group);
  bvec4 real = lessThan(4 * group + ivec4(0, 1, 2, 3), ivec4(shape[0].z));
  out2 = mix(vec4(0), afterDropout(ownValue(out0, layer.parameter), layer, 0), real);
  out3 = mix(vec4(0), afterDropout(ownValue(out1, layer.parameter), layer, 1), real);` : ''}
}`;
}

/**
 * The output unit: two samples a fragment, x: 2 · replica + half of the quad, y: quad. Writes `head` and, when `keepsZ`,
 * both pre-activations to a second target.
 */
export function deepHead(options: DeepOptions, experiment: Experiment, below: ActivationId, keepsZ: boolean): string {
  return `${deepCommon(options)}
${definitions(options.samples === 2 ? [] : activationDefinitions(below), outputDefinitions(experiment))}
${valuesBelow(options, below)}
${outputUnit(experiment)}
uniform highp sampler2D parameters;
layout(location = 0) out vec4 head;
${keepsZ ? 'layout(location = 1) out vec4 outputZ;' : ''}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int replica = at.x >> 1;
  int side = at.x & 1;
  uvec4 quad = orderOf(replicaConstants(replica).w, at.y);
  ivec2 corner = cornerOf(replica);
  int inputGroups = shape[1].z;
  beginBelow(replica);
  seekBelow(${options.samples === 4 ? 'at.y' : '2 * at.y + side'});
  int first = ${options.samples === 4 ? '2 * side' : '0'};
  vec2 z = vec2(texelFetch(parameters, corner + ivec2(inputGroups, 0), 0).x);
  for (int i = 0; i < inputGroups; i++) {
    vec4 w = texelFetch(parameters, corner + ivec2(i, 0), 0);
    z += vec2(dot(w, below(i, first)), dot(w, below(i, first + 1)));
  }
  ${keepsZ ? 'outputZ = vec4(z, 0, 0);' : ''}
  head = headOf(z, side == 0 ? quad.xy : quad.zw, 4 * at.y + 2 * side);
}`;
}
