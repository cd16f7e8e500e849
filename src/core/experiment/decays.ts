import type { Experiment } from './experiment.ts';
import { layoutOf } from './layout.ts';
import { operatedOf } from './schedule.ts';

/**
 * What operations do to the gradient g of each parameter θ before the optimizer gets it, `[parameterCount]`: an entry λ ≥ 0
 * makes it g + λ · θ, a negative one 0. Null where they do nothing. λ is that of the layer for a kernel, 0 for a bias.
 */
export function decaysOf(experiment: Experiment): Float32Array | null {
  const { l2, frozen } = operatedOf(experiment);
  if (!frozen.includes(true) && l2.every((factor) => factor === 0)) return null;
  const { layers, parameterCount } = layoutOf(experiment);
  const decays = new Float32Array(parameterCount);
  layers.forEach(({ kernelStart, biasStart, units }, index) => {
    decays.fill(l2[index] ?? 0, kernelStart, biasStart);
    if (frozen[index] === true) decays.fill(-1, kernelStart, biasStart + units);
  });
  return decays;
}
