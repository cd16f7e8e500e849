import { ACTIVATIONS, type ActivationId } from '../../../../core/vocabulary/activations.ts';
import { activationFunctions } from '../activation.glsl.ts';
import { SAMPLE, STEP } from '../../rows/sample.glsl.ts';
import { DROPOUT, TABLE } from '../table.glsl.ts';

/** What all shaders of a deep network agree on. */
export interface DeepOptions {
  /**
   * Samples in a texel column, each in its own texture layer: 4 where layers keep z alone and whoever reads them
   * applies the activation again, 2 where they keep z (layers 0, 1) and the output after dropout (2, 3).
   */
  readonly samples: 2 | 4;
  readonly dropout: boolean;
  readonly inputTexels: number;
}

/**
 * `shape[0]`: first row of the layer's values, its unit groups, its units, its number. `shape[1]`: corner of the
 * parameters read in a replica's rectangle, their input groups, replicas side by side. `shape[2]`: the rectangle's
 * width and height, first row and groups of the values or deltas read in a loop. `shape[3]`: size of the texture of gradients,
 * unit groups of the layer.
 */
export function deepCommon({ dropout, inputTexels }: DeepOptions): string {
  return `
#define INPUT_TEXELS ${inputTexels}
uniform ivec4 shape[4];
${STEP}${SAMPLE}${TABLE}${dropout ? DROPOUT : ''}
ivec2 cornerOf(int replica) {
  int line = quotient(replica, shape[1].w);
  return ivec2(replica - line * shape[1].w, line) * shape[2].xy + shape[1].xy;
}
void drawMasks(int replica, int column, int group) {
  ${dropout ? 'drawGroups(replicaConstants(replica).x, shape[0].w, 2 * column, group);' : ''}
}
vec4 afterDropout(vec4 a, Layer layer, int s) {
  ${dropout ? 'return mix(vec4(layer.dropped), a * layer.scale + layer.shift, keptUnits(s, layer.threshold));' : 'return a;'}
}
vec4 dropoutSlope(vec4 slope, Layer layer, int s) {
  ${dropout ? 'return mix(vec4(0), slope * layer.scale, keptUnits(s, layer.threshold));' : 'return slope;'}
}`;
}

/** `below(i, s)` after `beginBelow(replica)` and `seekBelow(column)`: four inputs of a sample of the data set. */
export function inputsBelow({ samples }: DeepOptions): string {
  return `
uvec4 constantsBelow;
uvec4 entriesBelow;
void beginBelow(int replica) { constantsBelow = replicaConstants(replica); }
void seekBelow(int column) {
  ${samples === 4 ? 'entriesBelow = orderOf(constantsBelow.w, column);' : `
  uvec4 quad = orderOf(constantsBelow.w, column >> 1);
  entriesBelow.xy = (column & 1) == 0 ? quad.xy : quad.zw;`}
}
vec4 below(int i, int s) { return inputsOf(int(constantsBelow.y), entriesBelow[s], i); }`;
}

/** `below(i, s)` after `beginBelow(replica)` and `seekBelow(column)`: four outputs of the layer below on a sample. */
export function valuesBelow({ samples }: DeepOptions, id: ActivationId): string {
  const again = samples === 4;
  const parameter = again && ACTIVATIONS[id].parameters.length > 0;
  return `
uniform highp sampler2DArray values;
${again ? activationFunctions('below', id) : ''}
float parameterBelow = 0.;
ivec2 placeBelow;
void beginBelow(int replica) {
  ${parameter ? 'parameterBelow = layerConstants(replica, shape[0].w - 1).parameter;' : ''}
  placeBelow.y = shape[2].z + replica * shape[2].w;
}
void seekBelow(int column) { placeBelow.x = column; }
vec4 below(int i, int s) {
  ${again ? 'return belowValue(texelFetch(values, ivec3(placeBelow.x, placeBelow.y + i, s), 0), parameterBelow);' : 'return texelFetch(values, ivec3(placeBelow.x, placeBelow.y + i, 2 + s), 0);'}
}`;
}
