import type { Experiment } from '../experiment.ts';
import { initialKernel } from './initialKernel.ts';
import { layoutOf } from '../layout.ts';
import { seedsOf } from './seeds.ts';

/**
 * Parameters at birth, rounded to float32 and laid out as `layoutOf` says, `[parameterCount]`. The output's
 * bias is 0. Two experiments that share kernel seed, shapes, initializers and biases get the same bits.
 */
export function initialParameters(experiment: Experiment): Float32Array {
  const layout = layoutOf(experiment);
  const kernelSeed = seedsOf(experiment).kernel;
  const parameters = new Float32Array(layout.parameterCount);
  layout.layers.forEach((layer, index) => {
    const { initializer, bias } = experiment.layers[index] ?? { initializer: experiment.outputInitializer, bias: 0 };
    parameters.set(initialKernel(initializer, kernelSeed, layer.number, layer.units, layer.fanIn), layer.kernelStart);
    parameters.fill(bias, layer.biasStart, layer.biasStart + layer.units);
  });
  return parameters;
}
