import type { Experiment } from '../experiment.ts';

/** The seed of each stream of draws, each 0 to 2³²-1. Dropout masks always follow `seed` itself. */
export interface Seeds {
  readonly data: number;
  readonly kernel: number;
  readonly shuffle: number;
  readonly dropout: number;
}

/** Resolves the stream seeds that an experiment leaves to `seed`. */
export function seedsOf(experiment: Experiment): Seeds {
  const { seed, dataSeed, kernelSeed, shuffleSeed } = experiment;
  return { data: dataSeed ?? seed, kernel: kernelSeed ?? seed, shuffle: shuffleSeed ?? seed, dropout: seed };
}

/** The same experiment with every stream seed as the number it comes to, also where it follows `seed`. */
export function resolvedSeeds(experiment: Experiment): Experiment {
  const { data, kernel, shuffle } = seedsOf(experiment);
  return { ...experiment, dataSeed: data, kernelSeed: kernel, shuffleSeed: shuffle };
}
