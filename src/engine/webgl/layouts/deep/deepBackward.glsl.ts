import type { ActivationId } from '../../../../core/vocabulary/activations.ts';
import { activationDefinitions, activationFunctions, definitions } from '../activation.glsl.ts';
import { deepCommon, type DeepOptions } from './deepCommon.glsl.ts';

/**
 * Deltas of one hidden layer, from those of the output unit (`above` is `'head'`) or of the hidden layer
 * above. x: samples, y: replica and unit group, as the layer's values.
 */
export function deepBackward(options: DeepOptions, own: ActivationId, above: 'head' | 'layer'): string {
  const samples = Array.from({ length: options.samples }, (_, s) => s);
  return `${deepCommon(options)}
${definitions(activationDefinitions(own))}
${activationFunctions('own', own)}
uniform highp sampler2D parameters;
uniform highp sampler2DArray values;
${above === 'head' ? 'uniform highp sampler2D head;' : 'uniform highp sampler2DArray deltas;'}
${samples.map((s) => `layout(location = ${s}) out vec4 delta${s};`).join('\n')}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  int row = at.y - shape[0].x;
  int replica = quotient(row, shape[0].y);
  int group = row - replica * shape[0].y;
  ivec2 corner = cornerOf(replica) + ivec2(group, 0);
  Layer layer = layerConstants(replica, shape[0].w);
  ${above === 'head' ? fromHead(options) : fromLayer(samples)}
  drawMasks(replica, at.x, group);
  ${samples.map((s) => `delta${s} = passed(delta${s}, dropoutSlope(ownSlope(texelFetch(values, ivec3(at, ${s}), 0), layer.parameter), layer, ${s}));`).join('\n  ')}
}`;
}

function fromHead({ samples }: DeepOptions): string {
  if (samples === 4) {
    return `
  vec4 w = texelFetch(parameters, corner, 0);
  vec2 first = texelFetch(head, ivec2(2 * replica, at.x), 0).xy;
  vec2 second = texelFetch(head, ivec2(2 * replica + 1, at.x), 0).xy;
  delta0 = w * first.x; delta1 = w * first.y; delta2 = w * second.x; delta3 = w * second.y;`;
  }
  return `
  vec4 w = texelFetch(parameters, corner, 0);
  vec2 first = texelFetch(head, ivec2(2 * replica + (at.x & 1), at.x >> 1), 0).xy;
  delta0 = w * first.x; delta1 = w * first.y;`;
}

function fromLayer(samples: readonly number[]): string {
  return `
  ${samples.map((s) => `delta${s} = vec4(0);`).join(' ')}
  ivec2 above = ivec2(at.x, shape[2].z + replica * shape[2].w);
  for (int u = 0; u < shape[2].w; u++) {
    mat4 w = mat4(texelFetch(parameters, corner + ivec2(0, 4 * u), 0), texelFetch(parameters, corner + ivec2(0, 4 * u + 1), 0),
      texelFetch(parameters, corner + ivec2(0, 4 * u + 2), 0), texelFetch(parameters, corner + ivec2(0, 4 * u + 3), 0));
    ${samples.map((s) => `delta${s} += w * texelFetch(deltas, ivec3(above.x, above.y + u, ${s}), 0);`).join('\n    ')}
  }`;
}
