import { DEFAULT_ENGINE, ENGINES } from '../vocabulary/engines.ts';
import { LOSSES } from '../vocabulary/losses.ts';
import { OPTIMIZERS } from '../vocabulary/optimizers.ts';
import { choiceOf } from './choiceDomains.ts';
import { decimal, seed, streamSeed, whole } from './numberDomains.ts';

/** Fields of the training, its seeds and its engine. */
export const TRAINING_FIELDS = {
  loss: {
    key: 'loss',
    label: 'Loss',
    help: 'What training makes small; binary cross-entropy needs a sigmoid output.',
    unit: null,
    group: 'training',
    default: 'binary_crossentropy',
    ...choiceOf(LOSSES),
  },
  optimizer: {
    key: 'optimizer',
    label: 'Optimizer',
    help: 'The rule that turns gradients into updates of the kernels and biases.',
    unit: null,
    group: 'training',
    default: 'adam',
    ...choiceOf(OPTIMIZERS),
  },
  learningRate: {
    key: 'lr',
    label: 'Learning rate',
    help: 'The factor that scales every update.',
    unit: null,
    group: 'training',
    default: 0.001,
    ...decimal(1e-6, 10, 1e-4, 'log'),
  },
  batchSize: {
    key: 'batch',
    label: 'Batch size',
    help: 'How many rows one update looks at; the last batch of an epoch may be smaller.',
    unit: 'rows',
    group: 'training',
    default: 32,
    ...whole(1, 8192, 'log'),
  },
  epochs: {
    key: 'epochs',
    label: 'Epochs',
    help: 'How many times training goes through all training rows.',
    unit: 'epochs',
    group: 'training',
    default: 25,
    ...whole(1, 1000, 'log'),
  },
  seed: {
    key: 'seed',
    label: 'Seed',
    help: 'The number that fixes every random draw: the same seed gives the same run.',
    unit: null,
    group: 'seed',
    default: 1,
    ...seed(),
  },
  dataSeed: {
    key: 'data_seed',
    label: 'Data seed',
    help: 'A seed of its own for rows and labels; without one they follow the seed.',
    unit: null,
    group: 'seed',
    default: null,
    ...streamSeed(),
  },
  kernelSeed: {
    key: 'kernel_seed',
    label: 'Kernel seed',
    help: 'A seed of its own for the initial kernels; without one they follow the seed.',
    unit: null,
    group: 'seed',
    default: null,
    ...streamSeed(),
  },
  shuffleSeed: {
    key: 'shuffle_seed',
    label: 'Shuffle seed',
    help: 'A seed of its own for the order of rows in every epoch; without one it follows the seed.',
    unit: null,
    group: 'seed',
    default: null,
    ...streamSeed(),
  },
  engine: {
    key: 'engine',
    label: 'Engine',
    help: 'What trains the network: the graphics processor through fused WebGL kernels or through TensorFlow.js, one op at a time, or the processor with plain typed arrays.',
    unit: null,
    group: 'engine',
    default: DEFAULT_ENGINE,
    ...choiceOf(ENGINES),
  },
} as const;
