import type { Experiment } from '../src/core/experiment/experiment.ts';
import { DEFAULT_LAYER } from '../src/core/experiment/settings/layerFields.ts';
import { withLayers, type Columns } from '../src/core/experiment/testing/withLayers.ts';
import { ACTIVATIONS, type ActivationChoice, type ActivationId } from '../src/core/vocabulary/activations.ts';

/** Every activation at its default parameters. */
export const ALL_ACTIVATIONS: readonly ActivationChoice[] = activationIds().map((id) => ({
  id,
  parameters: ACTIVATIONS[id].parameters.map((parameter) => parameter.default),
}));

function activationIds(): ActivationId[] {
  return Object.keys(ACTIVATIONS).filter(isActivationId);
}

function isActivationId(id: string): id is ActivationId {
  return Object.hasOwn(ACTIVATIONS, id);
}

const RELU: ActivationChoice = { id: 'relu', parameters: [] };

/** What is otherwise, in its layers too. */
type Changes = Omit<Partial<Experiment>, 'layers'> & { readonly layers?: Columns };

/** A small learnable experiment on a network of the given widths; layer i has activation i, round and round. */
export function smallExperiment(hidden: readonly number[], activations: readonly ActivationChoice[] = [RELU], { layers, ...changes }: Changes = {}): Experiment {
  const experiment: Experiment = {
    data: 'symmetric-box',
    inputs: 4,
    labels: 'sum',
    targets: '0:1',
    rows: 1000,
    split: 0.7,
    layers: [{ ...DEFAULT_LAYER, initializer: { id: 'he_normal', parameters: [] }, bias: 0.05 }],
    outputInitializer: { id: 'glorot_uniform', parameters: [] },
    output: 'sigmoid',
    loss: 'binary_crossentropy',
    optimizer: 'adam',
    learningRate: 0.01,
    batchSize: 32,
    epochs: 2,
    seed: 1,
    dataSeed: null,
    kernelSeed: null,
    shuffleSeed: null,
    engine: 'webgl',
    ...changes,
  };
  return withLayers(experiment, { units: hidden, activation: hidden.map((_, layer) => activations[layer % activations.length] ?? RELU), ...layers });
}
