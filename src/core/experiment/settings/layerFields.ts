import { ACTIVATIONS } from '../../vocabulary/activations.ts';
import { INITIALIZERS } from '../../vocabulary/initializers.ts';
import { tokenOf } from './choiceDomains.ts';
import type { Field } from './domain.ts';
import type { Layer } from '../experiment.ts';
import { decimal, whole } from './numberDomains.ts';

/** Most hidden layers of a network; the fewest are one. */
export const MAX_LAYERS = 20;

/** Most units of a layer. */
export const MAX_UNITS = 256;

/** What a property of one hidden layer may be. Key, label and help are those of its column: the values of all layers, which the link writes together. */
export type LayerField<T> = Field<T> & {
  /** The property of one layer for people, after `Layer 1`. */
  readonly ofOne: string;
};

/** One field per property of a hidden layer. */
export type LayerFields = { readonly [P in keyof Layer]: LayerField<Layer[P]> };

/**
 * The table of layer fields, in the order in which links write their columns. To add a property of hidden layers is to
 * add it to `Layer`, and here its row and its default.
 */
export const LAYER_FIELDS = {
  units: {
    key: 'hidden',
    label: 'Hidden layers',
    help: 'The number of units of each hidden layer, from the first to the last.',
    ofOne: 'units',
    ...whole(1, MAX_UNITS),
  },
  activation: {
    key: 'activation',
    label: 'Activation',
    help: 'The function that turns a unit’s weighted sum into its output.',
    ofOne: 'activation',
    ...tokenOf(ACTIVATIONS),
  },
  initializer: {
    key: 'initializer',
    label: 'Initializer',
    help: 'How the kernels of the hidden layers are drawn before training.',
    ofOne: 'initializer',
    ...tokenOf(INITIALIZERS),
  },
  bias: {
    key: 'bias',
    label: 'Bias at birth',
    help: 'The bias that every unit of a hidden layer starts with; the output unit starts with 0.',
    ofOne: 'bias',
    ...decimal(-10, 10, 0.05),
  },
  dropout: {
    key: 'dropout',
    label: 'Dropout',
    help: 'The share of a layer’s outputs set to zero at every training step.',
    ofOne: 'dropout',
    ...decimal(0, 0.9, 0.05),
  },
  alphaDropout: {
    key: 'alpha_dropout',
    label: 'AlphaDropout',
    help: 'The share of a layer’s outputs dropped at every training step in the way that SELU needs; a layer has this or dropout.',
    ofOne: 'AlphaDropout',
    ...decimal(0, 0.9, 0.05),
  },
} as const satisfies LayerFields;

/** The hidden layer of the bare address. */
export const DEFAULT_LAYER: Layer = {
  units: 64,
  activation: { id: 'relu', parameters: [] },
  initializer: { id: 'random_normal', parameters: [0.05] },
  bias: 0,
  dropout: 0,
  alphaDropout: 0,
};
