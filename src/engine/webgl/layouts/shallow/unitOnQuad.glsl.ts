import type { Experiment } from '../../../../core/experiment/experiment.ts';
import { inputParts } from './shallow.glsl.ts';

const QUAD = [0, 1, 2, 3] as const;

/** `Unit` and `beginUnit`: a unit's record; `readInputs` and `unitOnQuad`: the unit again on a quad of samples; `partGradient`. */
export function unitOnQuad(experiment: Experiment, dropout: boolean): string {
  const parts = inputParts(experiment);
  const columns = (part: number): string => `mat4(${QUAD.map((sample) => `x${sample}_${part}`).join(', ')})`;
  return `
struct Unit { int number; ${parts.map((part) => `vec4 kernel${part};`).join(' ')} float bias; float outgoing; };
${parts.map((part) => QUAD.map((sample) => `vec4 x${sample}_${part};`).join(' ')).join('\n')}
Unit beginUnit(int replica, int number) {
  Unit unit;
  unit.number = number;
  ${parts.map((part) => `unit.kernel${part} = texelFetch(parameters, ivec2(replica * RECORD + ${part}, number), 0);`).join('\n  ')}
  vec4 rest = texelFetch(parameters, ivec2(replica * RECORD + INPUT_TEXELS, number), 0);
  unit.bias = rest.x;
  unit.outgoing = rest.y;
  return unit;
}
void readInputs(int firstTexel, uvec4 entries) {
  ${parts.map((part) => QUAD.map((sample) => `x${sample}_${part} = inputsOf(firstTexel, entries[${sample}], ${part});`).join('\n  ')).join('\n  ')}
}
void unitOnQuad(Unit unit, uint seed, Layer layer, int q, vec4 deltas, out vec4 a, out vec4 d) {
  vec4 z = vec4(unit.bias);
  ${parts.map((part) => `z += unit.kernel${part} * ${columns(part)};`).join('\n  ')}
  a = hiddenValue(z, layer.parameter);
  vec4 slope = hiddenSlope(z, layer.parameter);
  ${dropout ? `
  bvec4 kept = drawUnits(seed, 1, 4 * q, unit.number, layer.threshold);
  slope = mix(vec4(0), slope * layer.scale, kept);
  a = mix(vec4(layer.dropped), a * layer.scale + layer.shift, kept);` : ''}
  d = passed(deltas * unit.outgoing, slope);
}
${parts.map((part) => `vec4 partGradient${part}(vec4 d) { return ${columns(part)} * d; }`).join('\n')}`;
}

/** Adds to `g` what a quad says of texel `own` of a record. */
export function ownGradient(experiment: Experiment): string {
  return `
    vec4 inputGradient = vec4(0);
    ${inputParts(experiment).map((part) => `if (own == ${part}) inputGradient = partGradient${part}(d);`).join('\n    ')}
    g += own == INPUT_TEXELS ? vec4(dot(d, vec4(1)), dot(deltas, a), 0, 0) : inputGradient;`;
}
