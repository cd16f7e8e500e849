import { env, layers, sequential, setBackend, tensor2d, train, type Sequential, type Tensor } from '@tensorflow/tfjs';
import { drawRows } from '../../src/core/experiment/birth/drawRows.ts';
import type { Experiment } from '../../src/core/experiment/experiment.ts';
import { trainRowsOf } from '../../src/core/experiment/layout.ts';
import { decodeLink } from '../../src/core/link/decode.ts';
import type { StepRequest } from './api.ts';
import type { Stepper } from './stepper.ts';

/** A call of `model.fit` has costs that are no step's, so it gets a longer window in which they vanish. */
const WINDOWS = 3;

/**
 * Steps of TensorFlow.js's `model.fit` with its own layers, loss and Adam, flags as they come, on its WebGL backend.
 * Without metrics or callbacks, which would make it slower.
 */
export async function modelFitStepper({ link }: StepRequest): Promise<Stepper> {
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  if (!(await setBackend('webgl'))) throw new Error('TensorFlow.js could not start its WebGL backend.');
  const { experiment } = decodeLink(link);
  const model = modelOf(experiment);
  const rowsOf = batchesOf(experiment);
  const most = Math.floor(trainRowsOf(experiment) / experiment.batchSize);
  let roughly = Infinity;

  return {
    async step(milliseconds) {
      const wanted = Math.max(1, Math.ceil((WINDOWS * milliseconds) / roughly));
      const batches = Math.min(wanted, most);
      const epochs = Math.ceil(wanted / batches);
      const { inputs, labels } = rowsOf(batches);
      const started = performance.now();
      await model.fit(inputs, labels, { batchSize: experiment.batchSize, epochs });
      roughly = (performance.now() - started) / (batches * epochs);
      inputs.dispose();
      labels.dispose();
      return roughly;
    },
    dispose: () => model.dispose(),
  };
}

function modelOf({ inputs, layers: hidden, learningRate }: Experiment): Sequential {
  const model = sequential();
  hidden.forEach(({ units }, index) => {
    model.add(layers.dense({ units, activation: 'relu', kernelInitializer: 'heNormal', ...(index === 0 ? { inputShape: [inputs] } : {}) }));
  });
  model.add(layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: train.adam(learningRate), loss: 'binaryCrossentropy' });
  return model;
}

/** Makes tensors of the first training rows, so many batches of them. */
function batchesOf(experiment: Experiment): (batches: number) => { readonly inputs: Tensor; readonly labels: Tensor } {
  return (batches) => {
    const count = batches * experiment.batchSize;
    const { inputs, labels } = drawRows(experiment, 0, count);
    return { inputs: tensor2d(inputs, [count, experiment.inputs]), labels: tensor2d(Float32Array.from(labels), [count, 1]) };
  };
}
