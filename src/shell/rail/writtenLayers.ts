import type { Experiment } from '../../core/experiment/experiment.ts';
import { FIELDS } from '../../core/experiment/fields.ts';
import type { WrittenLayer } from './layerChoice.ts';

/** The hidden layers of an experiment, first to last. */
export function writtenLayers({ hidden, activation, initializer, bias, dropout, alphaDropout }: Experiment): readonly WrittenLayer[] {
  const activations = activation.map((choice) => FIELDS.activation.item.format(choice));
  const initializers = initializer.map((choice) => FIELDS.initializer.item.format(choice));
  return hidden.map((units, index) => ({
    number: index + 1,
    units,
    activation: activations[index] ?? '',
    initializer: initializers[index] ?? '',
    bias: bias[index] ?? 0,
    dropout: dropout[index] ?? 0,
    alphaDropout: alphaDropout[index] ?? 0,
  }));
}
