import { expect, it } from 'vitest';
import { networkAt } from '../../core/function/networkFunction.ts';
import { drawRows } from '../../core/experiment/birth/drawRows.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { layoutOf, probeRowsOf } from '../../core/experiment/layout.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { createCpuEngine } from './cpuEngine.ts';
import { ofReplica } from '../trainer.ts';

it.each(['inputs=2&initializer=he_normal&rows=1000', 'inputs=3&hidden=5,4&activation=leaky_relu:0.1,gelu&initializer=he_normal&bias=0.1&rows=1000', 'inputs=1&hidden=3&activation=tanh&output=linear&loss=mean_squared_error&initializer=he_normal&rows=1000'])(
  'the function that panels draw is the one that the cpu engine computes: %s',
  async (link) => {
    const { experiment } = decodeLink(link);
    const trainer = await createCpuEngine().createTrainer([experiment], { breathe: async () => {} });
    const { preActivations, rows } = ofReplica(await trainer.probe(), 0);
    trainer.dispose();
    const network = layoutOf(experiment);
    const count = probeRowsOf(experiment);
    const { inputs } = drawRows(experiment, 0, count);
    for (const layer of network.layers) {
      const values = networkAt(network, initialParameters(experiment), Float64Array.from(inputs), count, layer.number);
      expect(values.preActivations).toHaveLength(layer.units * rows);
      const read = preActivations[layer.number - 1];
      const worst = values.preActivations.reduce((most, z, at) => Math.max(most, Math.abs(z - (read?.[at] ?? Number.NaN))), 0);
      expect(worst).toBeLessThan(1e-5);
      if (!layer.isOutput) continue;
      const outputOf = experiment.output === 'sigmoid' ? (z: number): number => 1 / (1 + Math.exp(-z)) : (z: number): number => z;
      values.output.forEach((output, row) => expect(output).toBeCloseTo(outputOf(values.preActivations[row] ?? Number.NaN), 12));
    }
  },
);
