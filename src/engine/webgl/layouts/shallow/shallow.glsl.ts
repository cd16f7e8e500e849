import type { Experiment } from '../../../../core/experiment/experiment.ts';
import { activationDefinitions, activationFunctions, definitions } from '../activation.glsl.ts';
import { outputDefinitions, outputUnit } from '../outputUnit.glsl.ts';
import { inputTexels, SAMPLE, STEP } from '../../rows/sample.glsl.ts';
import { DROPOUT, TABLE } from '../table.glsl.ts';

/** Numbers of the texels of a row of inputs. Code is written out for each: arrays are slow on software GPUs. */
export function inputParts({ inputs }: Experiment): readonly number[] {
  return Array.from({ length: inputTexels(inputs) }, (_, part) => part);
}

/**
 * What all shaders of a network with one hidden layer share. Parameters are records, a texel row per unit: its kernel
 * row, four inputs a texel, then (bias, outgoing weight, 0, 0). Below the units: (output bias, 0, 0, 0), and the tally.
 * `shape[0].x` is the number of units.
 */
export function shallowShared(experiment: Experiment, dropout: boolean): string {
  const activation = experiment.layers[0]?.activation.id ?? 'linear';
  return `
#define INPUT_TEXELS ${inputTexels(experiment.inputs)}
#define RECORD (INPUT_TEXELS + 1)
uniform ivec4 shape[1];
${STEP}${SAMPLE}${TABLE}${dropout ? DROPOUT : ''}
${definitions(activationDefinitions(activation), outputDefinitions(experiment))}
${activationFunctions('hidden', activation)}`;
}

/** First draw: two samples a fragment, the whole network forward. x: 2 · replica + half of the quad, y: quad. Writes `head`. */
export function shallowForward(experiment: Experiment, dropout: boolean): string {
  const parts = inputParts(experiment);
  return `${shallowShared(experiment, dropout)}
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
  ${parts.map((part) => `
  vec4 x${part} = inputsOf(int(constants.y), entries.x, ${part});
  vec4 y${part} = inputsOf(int(constants.y), entries.y, ${part});`).join('')}
  int column = replica * RECORD;
  vec2 z = vec2(texelFetch(parameters, ivec2(column, shape[0].x), 0).x);
  for (int unit = 0; unit < shape[0].x; unit++) {
    vec4 rest = texelFetch(parameters, ivec2(column + INPUT_TEXELS, unit), 0);
    vec2 h = vec2(rest.x);
    vec4 kernel;
    ${parts.map((part) => `
    kernel = texelFetch(parameters, ivec2(column + ${part}, unit), 0);
    h += vec2(dot(kernel, x${part}), dot(kernel, y${part}));`).join('')}
    vec2 a = vec2(hiddenValue(h.x, layer.parameter), hiddenValue(h.y, layer.parameter));
    ${dropout ? `
    if ((unit & 3) == 0) drawGroups(constants.x, 1, n, unit >> 2);
    a = mix(vec2(layer.dropped), a * layer.scale + layer.shift, keptUnit(unit, layer.threshold));` : ''}
    z += rest.y * a;
  }
  head = headOf(z, entries, n);
}`;
}
