/**
 * Every texture that a fused shader may read; the place in the list is its texture unit.
 *
 * - `order`: rows of each batch of the epoch, four a texel, as row · 2 + label
 * - `inputs`: rows of the data sets, four columns a texel
 * - `table`: constants of each replica and layer, see `replicaTable.ts`
 * - `parameters`, `slot0`, `slot1`: parameters with the tally of the epoch, and the optimizer's slots
 * - `head`: per two samples both deltas of the output unit, the sum of their losses, how many are right
 * - `values`, `deltas`: of layers of one parity on the samples of a batch, see `deepShape.ts`
 * - `gradients`: four rows of the parameters each, see `deepShape.ts`
 */
export const SAMPLER_NAMES = ['order', 'inputs', 'table', 'parameters', 'slot0', 'slot1', 'head', 'values', 'deltas', 'gradients'] as const;

export type SamplerName = (typeof SAMPLER_NAMES)[number];

/** The texture unit that a sampler always uses. */
export function unitOf(name: SamplerName): number {
  return SAMPLER_NAMES.indexOf(name);
}
