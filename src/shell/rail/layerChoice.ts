import { FIELDS } from '../../core/experiment/fields.ts';
import type { ActivationChoice } from '../../core/vocabulary/activations.ts';
import type { InitializerChoice } from '../../core/vocabulary/initializers.ts';

/** What a hidden layer is made of, each as a text or number, so that a layer's controls stay while others change. */
export interface WrittenLayer {
  /** From 1. */
  readonly number: number;
  readonly units: number;
  readonly activation: string;
  readonly initializer: string;
  readonly bias: number;
  readonly dropout: number;
  readonly alphaDropout: number;
}

/** The activation of a layer; the default one for a text that means none. */
export function activationOf({ activation }: Pick<WrittenLayer, 'activation'>): ActivationChoice {
  return FIELDS.activation.item.parse(activation, 1) ?? { id: 'relu', parameters: [] };
}

/** The initializer of a layer; zeros for a text that means none. */
export function initializerOf({ initializer }: Pick<WrittenLayer, 'initializer'>): InitializerChoice {
  return FIELDS.initializer.item.parse(initializer, 1) ?? { id: 'zeros', parameters: [] };
}
