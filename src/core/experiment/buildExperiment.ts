import type { Experiment } from './experiment.ts';

/** All properties but the widths, on whose number the lists depend. */
export type PropertyOtherThanHidden = Exclude<keyof Experiment, 'hidden'>;

/** Makes an experiment of its widths and one value per other property. */
export function buildExperiment(
  hidden: readonly number[],
  valueOf: <P extends PropertyOtherThanHidden>(property: P) => Experiment[P],
): Experiment {
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
