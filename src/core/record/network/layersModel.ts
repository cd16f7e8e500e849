import type { Experiment } from '../../experiment/experiment.ts';
import { layoutOf, type LayerLayout } from '../../experiment/layout.ts';
import type { ActivationId } from '../../vocabulary/activations.ts';
import { joined, littleEndian } from './networkTensors.ts';

/** A network as a LayersModel of TensorFlow.js: what stands in its two files. */
export interface LayersModel {
  /** `model.json`: `tf.io.ModelJSON`. */
  readonly json: object;
  /** `weights.bin`: kernels, `[fanIn, units]` as Keras has them, and biases in the order of the manifest. */
  readonly weights: Uint8Array<ArrayBuffer>;
}

/** Names of activations that a Dense layer of TensorFlow.js takes; leaky ReLU is a layer of its own. */
const ACTIVATION: Readonly<Record<Exclude<ActivationId, 'leaky_relu'>, string>> = {
  relu: 'relu',
  elu: 'elu',
  selu: 'selu',
  gelu: 'gelu',
  silu: 'swish',
  softplus: 'softplus',
  mish: 'mish',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  linear: 'linear',
};

interface WrittenLayer {
  readonly class_name: string;
  readonly config: object;
}

/** Writes a network for `tf.loadLayersModel`. Dropout stands in it as layers, which act in training only; `metadata` is the user's, in the words of the format. Throws where an ELU has another α than 1. */
export function layersModel(experiment: Experiment, parameters: Float32Array, generatedBy: string, metadata: Readonly<Record<string, string>> = {}): LayersModel {
  const { layers, inputs } = layoutOf(experiment);
  const written = layers.flatMap((layer) => denseLayers(layer, inputs, experiment));
  return {
    json: {
      format: 'layers-model',
      generatedBy,
      convertedBy: null,
      userDefinedMetadata: metadata,
      modelTopology: { keras_version: '2.15.0', backend: 'tensor_flow.js', model_config: { class_name: 'Sequential', config: { name: 'dead_relu_lab', layers: written } } },
      weightsManifest: [
        {
          paths: ['weights.bin'],
          weights: layers.flatMap(({ name, units, fanIn }) => [
            { name: `${name}/kernel`, shape: [fanIn, units], dtype: 'float32' },
            { name: `${name}/bias`, shape: [units], dtype: 'float32' },
          ]),
        },
      ],
    },
    weights: joined(layers.flatMap((layer) => [littleEndian(transposed(parameters, layer)), littleEndian(parameters.subarray(layer.biasStart, layer.biasStart + layer.units))])),
  };
}

function denseLayers({ number, name, units, activation }: LayerLayout, inputs: number, { layers }: Experiment): readonly WrittenLayer[] {
  const { dropout = 0, alphaDropout = 0 } = layers[number - 1] ?? {};
  const { id, parameters: [parameter = 0] } = activation;
  if (id === 'elu' && parameter !== 1) throw new RangeError('TensorFlow.js has no ELU with another α than 1.');
  return [
    {
      class_name: 'Dense',
      config: { name, units, activation: id === 'leaky_relu' ? 'linear' : ACTIVATION[id], use_bias: true, dtype: 'float32', trainable: true, ...(number === 1 ? { batch_input_shape: [null, inputs] } : {}) },
    },
    ...(id === 'leaky_relu' ? [{ class_name: 'LeakyReLU', config: { name: `activation_${number}`, alpha: parameter } }] : []),
    ...(dropout > 0 ? [{ class_name: 'Dropout', config: { name: `dropout_${number}`, rate: dropout } }] : []),
    ...(alphaDropout > 0 ? [{ class_name: 'AlphaDropout', config: { name: `alpha_dropout_${number}`, rate: alphaDropout } }] : []),
  ];
}

function transposed(parameters: Float32Array, { units, fanIn, kernelStart }: LayerLayout): Float32Array {
  return Float32Array.from({ length: units * fanIn }, (_, index) => parameters[kernelStart + (index % units) * fanIn + Math.floor(index / units)] ?? 0);
}
