import type { Batch } from './stepRecording.ts';

/** One update taken apart into its stages: the batch, every layer forward, the loss, every layer backward, the new parameters. */
export interface StepStages {
  /** Epoch, from 1, that the update belongs to: it is its first one. */
  readonly epoch: number;
  /** Updates done with it, as people count them. */
  readonly step: number;
  readonly batch: Batch;
  /** Inputs of the batch, row-major `[rows, inputs]`. */
  readonly inputs: Float32Array;
  /** `dense_1` to the output layer. */
  readonly layers: readonly LayerStage[];
  /** Mean loss of the batch, dropout on, natural logarithm. */
  readonly loss: number;
  /** Rows of the batch whose label is predicted. */
  readonly correct: number;
  /** Kernels and biases before the update, as `layoutOf` lays them out, `[parameterCount]`. */
  readonly parameters: Float32Array;
  /** Gradient of `loss`, of that shape. */
  readonly gradient: Float32Array;
  /** Kernels and biases after the update. */
  readonly updated: Float32Array;
}

/** What the units of a layer do with a batch; every list is `[units]`. */
export interface LayerStage {
  /** Rows on which z > 0. */
  readonly firingRows: Uint32Array;
  readonly smallestZ: Float32Array;
  readonly meanZ: Float32Array;
  readonly largestZ: Float32Array;
  /** Mean of what is passed on: after the activation, and dropout where there is some. */
  readonly meanOutput: Float32Array;
  /** Rows on which the derivative of the loss with respect to z is not 0. */
  readonly learningRows: Uint32Array;
}

/** What a step sends through the network in a stage: from the batch forward to the loss, back, and into the parameters. Layers from 1, the output's is the last. */
export type Stage =
  | { readonly kind: 'batch' | 'loss' | 'update' }
  | { readonly kind: 'forward' | 'backward'; readonly layer: number };

/** The stages of a step of a network of so many layers, the output's included, in their order. */
export function stagesOf(layers: number): readonly Stage[] {
  const numbers = Array.from({ length: layers }, (_, index) => index + 1);
  return [
    { kind: 'batch' },
    ...numbers.map((layer): Stage => ({ kind: 'forward', layer })),
    { kind: 'loss' },
    ...numbers.toReversed().map((layer): Stage => ({ kind: 'backward', layer })),
    { kind: 'update' },
  ];
}
