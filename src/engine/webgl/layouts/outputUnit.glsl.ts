import type { Experiment } from '../../../core/experiment/experiment.ts';
import { predictionOf } from '../../../core/experiment/birth/prediction.ts';
import { ACTIVATIONS } from '../../../core/vocabulary/activations.ts';
import { LOSSES } from '../../../core/vocabulary/losses.ts';
import { WHERE_FINITE } from '../../../core/vocabulary/stableGlsl.ts';
import { activationFunctions, literal } from './activation.glsl.ts';

/** GLSL definitions that output and loss call; to be listed once with those of hidden activations. */
export function outputDefinitions({ output, loss }: Experiment): readonly string[] {
  return [...(ACTIVATIONS[output].glsl.functions ?? []), ...(LOSSES[loss].glsl.functions ?? []), WHERE_FINITE];
}

/**
 * `headOf(z, entries, n)`: from the pre-activations of the output unit on samples n and n + 1 of the batch, with
 * order entries, the texel of `head`: both deltas of the mean loss over the batch, the sum of their
 * losses, how many are right. Samples past the end of the batch (`batch.z`) count for nothing.
 */
export function outputUnit({ output, loss, targets }: Experiment): string {
  const { low, high, midpoint, judgesLogit } = predictionOf({ output, targets });
  const row = LOSSES[loss].glsl;
  return `${activationFunctions('output', output)}
float lossOf(float z, float a, float y, float slope) { return ${row.value}; }
float lossSlopeOf(float z, float a, float y, float slope) { return ${row.derivative}; }
vec3 sampleOf(float z, uint entry) {
  float y = (entry & 1u) == 1u ? ${literal(high)} : ${literal(low)};
  float a = outputValue(z, 0.);
  float slope = outputSlope(z, 0.);
  bool high = ${judgesLogit ? 'z > 0.' : `a > ${literal(midpoint)}`};
  return vec3(lossSlopeOf(z, a, y, slope) / float(batch.z), whereFinite(z, lossOf(z, a, y, slope)), high == ((entry & 1u) == 1u) ? 1. : 0.);
}
vec4 headOf(vec2 z, uvec2 entries, int n) {
  vec3 first = n < batch.z ? sampleOf(z.x, entries.x) : vec3(0);
  vec3 second = n + 1 < batch.z ? sampleOf(z.y, entries.y) : vec3(0);
  return vec4(first.x, second.x, first.y + second.y, first.z + second.z);
}`;
}
