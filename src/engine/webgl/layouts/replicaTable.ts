import type { Experiment } from '../../../core/experiment/experiment.ts';
import { seedsOf } from '../../../core/experiment/birth/seeds.ts';
import { dropoutOf, type Dropout } from '../../../core/vocabulary/dropout.ts';

/** Texels of the table that a hidden layer takes. */
const TEXELS_A_LAYER = 2;

/** Where the rows of a replica begin. */
export interface ReplicaPlace {
  /** Texel of `inputs`. */
  readonly firstTexel: number;
  /** Texel row of `order`. */
  readonly firstLine: number;
}

/** Texels a replica takes in the table, one row of it. */
export function tableWidth(hiddenLayers: number): number {
  return 1 + TEXELS_A_LAYER * hiddenLayers;
}

/**
 * Constants of each replica, a row each, as bits: (seed, first texel of its data, learning rate, its first line of
 * `order`), then per hidden layer
 * (activation parameter, drop threshold, scale, shift) and (value of a dropped unit, 0, 0, 0). A kept unit's output
 * becomes scale · a + shift.
 */
export function replicaTable(experiments: readonly Experiment[], places: readonly ReplicaPlace[], dropout: boolean): Uint32Array {
  const width = tableWidth(experiments[0]?.layers.length ?? 0);
  const words = new Uint32Array(4 * width * experiments.length);
  const floats = new Float32Array(words.buffer);
  experiments.forEach((experiment, replica) => {
    const start = 4 * width * replica;
    words[start] = seedsOf(experiment).dropout;
    words[start + 1] = places[replica]?.firstTexel ?? 0;
    floats[start + 2] = experiment.learningRate;
    words[start + 3] = places[replica]?.firstLine ?? 0;
    experiment.layers.forEach((layer, index) => {
      const at = start + 4 * (1 + TEXELS_A_LAYER * index);
      const { threshold, scale, shift, dropped } = (dropout ? dropoutOf(layer) : null) ?? KEEP_ALL;
      floats[at] = layer.activation.parameters[0] ?? 0;
      words[at + 1] = threshold;
      floats[at + 2] = scale;
      floats[at + 3] = shift;
      floats[at + 4] = dropped;
    });
  });
  return words;
}

/** What keeps everything as it is. */
const KEEP_ALL: Dropout = { threshold: 0, scale: 1, shift: 0, dropped: 0 };

/** Whether any replica drops units in training. */
export function anyDropout(experiments: readonly Experiment[]): boolean {
  return experiments.some(({ layers }) => layers.some(({ dropout, alphaDropout }) => dropout > 0 || alphaDropout > 0));
}
