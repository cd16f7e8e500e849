import * as fc from 'fast-check';
import { changeExperiment, type ExperimentPatch } from '../settings/changeExperiment.ts';
import type { Experiment, Layer } from '../experiment.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';

const relu = { id: 'relu', parameters: [] } as const;
const leaky = { id: 'leaky_relu', parameters: [0.1] } as const;
const tanh = { id: 'tanh', parameters: [] } as const;
const normal = { id: 'random_normal', parameters: [0.05] } as const;
const he = { id: 'he_normal', parameters: [] } as const;
const uniform = { id: 'random_uniform', parameters: [-1, 0] } as const;
const rate = fc.constantFrom(0, 0.2, 0.5);
const streamSeed = fc.option(fc.integer({ min: 0, max: 3 }));

const patch: fc.Arbitrary<ExperimentPatch> = fc.record(
  {
    data: fc.constantFrom('negative-box', 'normal'),
    inputs: fc.integer({ min: 1, max: 16 }),
    labels: fc.constantFrom('coin-flip', 'sum', 'xor', 'spiral'),
    targets: fc.constantFrom('0:1', '-1:1'),
    rows: fc.constantFrom(1000, 2000, 200_000),
    split: fc.constantFrom(0.5, 0.7),
    outputInitializer: fc.constantFrom(normal, he),
    output: fc.constantFrom('sigmoid', 'linear', 'relu'),
    loss: fc.constantFrom('binary_crossentropy', 'mean_squared_error'),
    optimizer: fc.constantFrom('adam', 'sgd'),
    learningRate: fc.constantFrom(0.001, 0.01, 0.1),
    batchSize: fc.constantFrom(32, 256),
    epochs: fc.integer({ min: 1, max: 3 }),
    seed: fc.integer({ min: 0, max: 3 }),
    dataSeed: streamSeed,
    kernelSeed: streamSeed,
    shuffleSeed: streamSeed,
    engine: fc.constantFrom('auto', 'webgl', 'wasm', 'cpu'),
  },
  { requiredKeys: [] },
);

const layer: fc.Arbitrary<Layer> = fc.record({
  units: fc.constantFrom(1, 8, 64),
  activation: fc.constantFrom(relu, leaky, tanh),
  initializer: fc.constantFrom(normal, he, uniform),
  bias: fc.constantFrom(-1, 0, 0.1),
  dropout: rate,
  alphaDropout: rate,
});

/** Valid experiments of few values each, so that some settings of two of them agree. For tests. */
export const randomExperiment: fc.Arbitrary<Experiment> = fc
  .tuple(patch, fc.array(layer, { minLength: 1, maxLength: 4 }))
  .map(([each, layers]) => changeExperiment({ ...DEFAULT_EXPERIMENT, layers }, each).experiment);
