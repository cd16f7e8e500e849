import type { InitializerChoice } from '../../vocabulary/initializers.ts';
import type { Experiment } from '../experiment.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';
import { DEFAULT_LAYER } from '../settings/layerFields.ts';
import { initialParameters } from '../birth/initialParameters.ts';
import { layoutOf } from '../layout.ts';

/** A ReLU network with bias 0 and the same initializer in all layers. */
export function reluNetwork(seed: number, inputs: number, hidden: readonly number[], initializer: InitializerChoice): Experiment {
  return {
    ...DEFAULT_EXPERIMENT,
    seed,
    inputs,
    layers: hidden.map((units) => ({ ...DEFAULT_LAYER, units, initializer })),
  };
}

/**
 * Number of units of each hidden layer that have z ≤ 0 on all rows `[rows, inputs]`; after a layer that is
 * dead whole no unit of a later one can be on.
 */
export function deadUnits(experiment: Experiment, rows: ArrayLike<number>): number[] {
  const parameters = initialParameters(experiment);
  const count = rows.length / experiment.inputs;
  let outputs = Float64Array.from(rows);
  return layoutOf(experiment).layers.slice(0, -1).map(({ units, fanIn, kernelStart }) => {
    const next = new Float64Array(count * units);
    let dead = 0;
    for (let unit = 0; unit < units; unit++) {
      const start = kernelStart + unit * fanIn;
      let on = false;
      for (let row = 0; row < count; row++) {
        let z = 0;
        for (let input = 0; input < fanIn; input++) z += (parameters[start + input] ?? 0) * (outputs[row * fanIn + input] ?? 0);
        if (z <= 0) continue;
        next[row * units + unit] = z;
        on = true;
      }
      if (!on) dead++;
    }
    outputs = next;
    return dead;
  });
}
