import type { Experiment } from './experiment.ts';

/** Makes an experiment of one value per property. `hidden` is asked for first, since the length of lists depends on it. */
export function buildExperiment(valueOf: <P extends keyof Experiment>(property: P) => Experiment[P]): Experiment {
  const hidden = valueOf('hidden');
  return {
    data: valueOf('data'),
    inputs: valueOf('inputs'),
    labels: valueOf('labels'),
    targets: valueOf('targets'),
    rows: valueOf('rows'),
    split: valueOf('split'),
    hidden,
    activation: valueOf('activation'),
    initializer: valueOf('initializer'),
    outputInitializer: valueOf('outputInitializer'),
    bias: valueOf('bias'),
    dropout: valueOf('dropout'),
    alphaDropout: valueOf('alphaDropout'),
    output: valueOf('output'),
    loss: valueOf('loss'),
    optimizer: valueOf('optimizer'),
    learningRate: valueOf('learningRate'),
    batchSize: valueOf('batchSize'),
    epochs: valueOf('epochs'),
    seed: valueOf('seed'),
    dataSeed: valueOf('dataSeed'),
    kernelSeed: valueOf('kernelSeed'),
    shuffleSeed: valueOf('shuffleSeed'),
    engine: valueOf('engine'),
  };
}
