import { ACTIVATIONS, type ActivationChoice } from '../vocabulary/activations.ts';
import { INITIALIZERS, type InitializerChoice } from '../vocabulary/initializers.ts';
import { choiceOf, tokenOf } from './choiceDomains.ts';
import type { OutputId } from './experiment.ts';
import { perLayer, widths } from './listDomains.ts';
import { decimal } from './numberDomains.ts';

/** The activations that the output unit may have. */
export const OUTPUTS = {
  sigmoid: { label: ACTIVATIONS.sigmoid.label },
  linear: { label: ACTIVATIONS.linear.label },
  relu: { label: ACTIVATIONS.relu.label },
} as const satisfies Record<OutputId, { readonly label: string }>;

const ONE_LAYER: readonly number[] = [64];
const RELU: readonly ActivationChoice[] = [{ id: 'relu', parameters: [] }];
const RANDOM_NORMAL: readonly InitializerChoice[] = [{ id: 'random_normal', parameters: [0.05] }];
const GLOROT_UNIFORM: InitializerChoice = { id: 'glorot_uniform', parameters: [] };
const ZERO: readonly number[] = [0];

/** Fields of the network. */
export const NETWORK_FIELDS = {
  hidden: {
    key: 'hidden',
    label: 'Hidden layers',
    help: 'The number of units of each hidden layer, from the first to the last.',
    unit: 'units',
    group: 'network',
    default: ONE_LAYER,
    ...widths(20, 256),
  },
  activation: {
    key: 'activation',
    label: 'Activation',
    help: 'The function that turns a unit’s weighted sum into its output.',
    unit: null,
    group: 'network',
    default: RELU,
    ...perLayer(tokenOf(ACTIVATIONS)),
  },
  initializer: {
    key: 'initializer',
    label: 'Initializer',
    help: 'How the kernels of the hidden layers are drawn before training.',
    unit: null,
    group: 'network',
    default: RANDOM_NORMAL,
    ...perLayer(tokenOf(INITIALIZERS)),
  },
  outputInitializer: {
    key: 'output_initializer',
    label: 'Output initializer',
    help: 'How the kernel of the output unit is drawn before training.',
    unit: null,
    group: 'network',
    default: GLOROT_UNIFORM,
    ...tokenOf(INITIALIZERS),
  },
  bias: {
    key: 'bias',
    label: 'Bias at birth',
    help: 'The bias that every unit of a hidden layer starts with; the output unit starts with 0.',
    unit: null,
    group: 'network',
    default: ZERO,
    ...perLayer(decimal(-10, 10, 0.05)),
  },
  dropout: {
    key: 'dropout',
    label: 'Dropout',
    help: 'The share of a layer’s outputs set to zero at every training step.',
    unit: null,
    group: 'network',
    default: ZERO,
    ...perLayer(decimal(0, 0.9, 0.05)),
  },
  alphaDropout: {
    key: 'alpha_dropout',
    label: 'AlphaDropout',
    help: 'The share of a layer’s outputs dropped at every training step in the way that SELU needs; a layer has this or dropout.',
    unit: null,
    group: 'network',
    default: ZERO,
    ...perLayer(decimal(0, 0.9, 0.05)),
  },
  output: {
    key: 'output',
    label: 'Output',
    help: 'The activation of the output unit.',
    unit: null,
    group: 'network',
    default: 'sigmoid',
    ...choiceOf(OUTPUTS),
  },
} as const;
