import { ASKED_ENGINES } from '../../vocabulary/engines.ts';
import { LOSSES } from '../../vocabulary/losses.ts';
import { OPTIMIZERS } from '../../vocabulary/optimizers.ts';
import { choiceOf } from './choiceDomains.ts';
import { decimal, seed, streamSeed, whole } from './numberDomains.ts';

/** Fields of the training, its seeds and its engine. */
export const TRAINING_FIELDS = {
  loss: {
    key: 'loss',
    label: 'Loss',
    help: 'What training makes small; binary cross-entropy needs a sigmoid output.',
    ...choiceOf(LOSSES),
  },
  optimizer: {
    key: 'optimizer',
    label: 'Optimizer',
    help: 'The rule that turns gradients into updates of the kernels and biases.',
    ...choiceOf(OPTIMIZERS),
  },
  learningRate: {
    key: 'lr',
    label: 'Learning rate',
    help: 'The factor that scales every update.',
    ...decimal(1e-6, 10, 1e-4, 'log'),
  },
  batchSize: {
    key: 'batch',
    label: 'Batch size',
    help: 'How many rows one update looks at; the last batch of an epoch may be smaller.',
    ...whole(1, 8192, 'log'),
  },
  epochs: {
    key: 'epochs',
    label: 'Epochs',
    help: 'How many times training goes through all training rows.',
    ...whole(1, 1000, 'log'),
  },
  seed: {
    key: 'seed',
    label: 'Seed',
    help: 'The number that fixes every random draw: the same seed gives the same run.',
    ...seed(),
  },
  dataSeed: {
    key: 'data_seed',
    label: 'Data seed',
    help: 'A seed of its own for rows and labels; without one they follow the seed.',
    ...streamSeed(),
  },
  kernelSeed: {
    key: 'kernel_seed',
    label: 'Kernel seed',
    help: 'A seed of its own for the initial kernels; without one they follow the seed.',
    ...streamSeed(),
  },
  shuffleSeed: {
    key: 'shuffle_seed',
    label: 'Shuffle seed',
    help: 'A seed of its own for the order of rows in every epoch; without one it follows the seed.',
    ...streamSeed(),
  },
  engine: {
    key: 'engine',
    label: 'Engine',
    help: 'What trains the network: the graphics processor through fused WebGL kernels or through TensorFlow.js, one op at a time, or the processor with SIMD kernels of WebAssembly or with plain typed arrays; by itself WebGL where there is a graphics processor that passes a test, else WebAssembly, else plain arrays.',
    ...choiceOf(ASKED_ENGINES),
  },
} as const;
