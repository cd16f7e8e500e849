import { ACTIVATIONS } from '../../vocabulary/activations.ts';
import { INITIALIZERS } from '../../vocabulary/initializers.ts';
import { choiceOf, tokenOf } from './choiceDomains.ts';
import type { OutputId } from '../experiment.ts';
import { LAYER_FIELDS } from './layerFields.ts';

/** The activations that the output unit may have. */
export const OUTPUTS = {
  sigmoid: { label: ACTIVATIONS.sigmoid.label },
  linear: { label: ACTIVATIONS.linear.label },
  relu: { label: ACTIVATIONS.relu.label },
} as const satisfies Record<OutputId, { readonly label: string }>;

// Links write every layer's properties in the order of their table, the output's initializer after the first three.
const { units, activation, initializer, ...others } = LAYER_FIELDS;

/** Fields of the network. */
export const NETWORK_FIELDS = {
  units,
  activation,
  initializer,
  outputInitializer: {
    key: 'output_initializer',
    label: 'Output initializer',
    help: 'How the kernel of the output unit is drawn before training.',
    ...tokenOf(INITIALIZERS),
  },
  ...others,
  output: {
    key: 'output',
    label: 'Output',
    help: 'The activation of the output unit.',
    ...choiceOf(OUTPUTS),
  },
} as const;
