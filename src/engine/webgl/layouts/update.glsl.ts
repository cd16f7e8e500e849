import { OPTIMIZERS, type OptimizerId } from '../../../core/vocabulary/optimizers.ts';
import { literal } from './activation.glsl.ts';

/** What the last pass of a step does with the gradient: an optimizer's update, or just keeping it to be read. */
export interface UpdateRule {
  readonly id: OptimizerId | 'keep_gradient';
  /** Whether operations change the gradient before, as `decaysOf` says: then the sampler `decays` has the atlas's shape. */
  readonly decays: boolean;
}

/** What stands in what the GPU has really written; float16 would round it. */
export const TALLY_MARK = 2049;

/** Textures of the parameters' shape that a rule keeps besides them. */
export function slotsOf({ id }: UpdateRule): number {
  return id === 'keep_gradient' ? 1 : OPTIMIZERS[id].slots;
}

/**
 * Targets and `writeUpdate(at, g, learningRate)`, which updates the texel `at` of parameters and slots from its gradient;
 * `writeTally(at, loss, correct)`, which adds a batch to the tally of the epoch.
 *
 * The tally is (multiples of 256, the rest, right ones, a mark that tells it from a lost context's zeros): the rest stays small, so that float32
 * loses nothing worth naming over an epoch, and no compiler can undo it as it may undo Kahan's sum.
 */
export function updateFunctions(rule: UpdateRule): string {
  const slots = slotsOf(rule);
  const statements = rule.id === 'keep_gradient' ? 's0 = g;' : OPTIMIZERS[rule.id].glsl;
  const decay = 'vec4 d = texelFetch(decays, at, 0); g = mix(g + d * p, vec4(0), lessThan(d, vec4(0)));';
  const each = (line: (slot: number) => string): string => Array.from({ length: slots }, (_, slot) => line(slot)).join('\n');
  return `
uniform highp sampler2D parameters;
layout(location = 0) out vec4 newParameters;
${rule.decays ? 'uniform highp sampler2D decays;' : ''}
${each((slot) => `uniform highp sampler2D slot${slot}; layout(location = ${slot + 1}) out vec4 newSlot${slot};`)}
void writeUpdate(ivec2 at, vec4 g, float learningRate) {
  float rate = rates.x * learningRate;
  vec4 p = texelFetch(parameters, at, 0);
  ${rule.decays ? decay : ''}
  ${each((slot) => `vec4 s${slot} = texelFetch(slot${slot}, at, 0);`)}
  ${statements}
  newParameters = p;
  ${each((slot) => `newSlot${slot} = s${slot};`)}
}
void writeTally(ivec2 at, float loss, float correct) {
  vec4 tally = rates.y > 0. ? texelFetch(parameters, at, 0) : vec4(0);
  tally.y += loss;
  float carry = floor(tally.y * ${1 / 256}) * 256.;
  tally.x += carry;
  if (abs(carry) < 3.4e38) tally.y -= carry;
  tally.z += correct;
  tally.w = ${literal(TALLY_MARK)};
  newParameters = tally;
  ${each((slot) => `newSlot${slot} = vec4(0);`)}
}`;
}
