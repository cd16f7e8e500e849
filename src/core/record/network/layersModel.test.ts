import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { drawRows } from '../../experiment/birth/drawRows.ts';
import { initialParameters } from '../../experiment/birth/initialParameters.ts';
import { layoutOf } from '../../experiment/layout.ts';
import { decodeLink } from '../../link/decode.ts';
import { ACTIVATIONS } from '../../vocabulary/activations.ts';
import { layersModel } from './layersModel.ts';

const ROWS = 32;

/** Outputs of a network on its first rows, from the definition. */
function outputsOf(link: string): readonly number[] {
  const { experiment } = decodeLink(link);
  const parameters = initialParameters(experiment);
  const { inputs } = drawRows(experiment, 0, ROWS);
  return Array.from({ length: ROWS }, (_, row) => {
    let x = Array.from(inputs.subarray(row * experiment.inputs, (row + 1) * experiment.inputs));
    for (const { units, fanIn, kernelStart, biasStart, activation } of layoutOf(experiment).layers) {
      const before = x;
      x = Array.from({ length: units }, (__, unit) => {
        const z = before.reduce((sum, value, input) => sum + value * (parameters[kernelStart + unit * fanIn + input] ?? NaN), parameters[biasStart + unit] ?? NaN);
        return ACTIVATIONS[activation.id].value(z, activation.parameters[0] ?? 0);
      });
    }
    return x[0] ?? NaN;
  });
}

const ids = Object.keys(ACTIVATIONS);

it.each([...ids.map((id) => `hidden=7,5&bias=0.1&activation=${id}`), 'hidden=6&activation=leaky_relu:0.1&output=linear', 'hidden=6,4&activation=elu&output=relu', 'hidden=6,4&dropout=0.5,0&alpha_dropout=0,0.1'])(
  'TensorFlow.js loads the LayersModel of %s and computes the same outputs',
  async (query) => {
    const link = `${query}&initializer=he_normal&data=normal&rows=1000&inputs=3`;
    const { experiment } = decodeLink(link);
    const { json, weights } = layersModel(experiment, initialParameters(experiment), 'a test');
    const [{ weights: weightSpecs }]: [{ weights: tf.io.WeightsManifestEntry[] }] = JSON.parse(JSON.stringify(json)).weightsManifest;
    const { modelTopology }: { modelTopology: object } = JSON.parse(JSON.stringify(json));
    const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData: weights.buffer }));
    const { inputs } = drawRows(experiment, 0, ROWS);
    const predicted = model.predict(tf.tensor2d(inputs, [ROWS, experiment.inputs]));
    if (Array.isArray(predicted)) throw new Error('There is one output.');
    const found = await predicted.data();
    outputsOf(link).forEach((output, row) => expect(found[row]).toBeCloseTo(output, 4));
    model.dispose();
  },
);
