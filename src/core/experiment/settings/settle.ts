import type { Experiment, Layer } from '../experiment.ts';
import type { Property } from './fields.ts';
import { fits } from '../operation.ts';

/** A property that had to change so that the fields of an experiment go together. */
export interface Consequence {
  readonly property: Property;
  /** Why, as a sentence for people. */
  readonly reason: string;
}

/** An experiment whose fields go together, and what was changed for that. */
export interface Settled {
  readonly experiment: Experiment;
  readonly consequences: readonly Consequence[];
}

type Rule = (experiment: Experiment, chosen: ReadonlySet<Property>) => { readonly experiment: Experiment; readonly consequence: Consequence } | null;

const LOSS_NEEDS_SIGMOID = 'binary_crossentropy needs a sigmoid output.';
const TARGETS_NEED_SQUARES = 'Targets −1 and 1 need mean_squared_error.';
const ONE_DROPOUT = 'A layer has dropout or AlphaDropout, not both.';

const lossSuitsOutput: Rule = (experiment, chosen) => {
  if (experiment.loss !== 'binary_crossentropy' || experiment.output === 'sigmoid') return null;
  return chosen.has('loss') && !chosen.has('output')
    ? { experiment: { ...experiment, output: 'sigmoid' }, consequence: { property: 'output', reason: LOSS_NEEDS_SIGMOID } }
    : { experiment: { ...experiment, loss: 'mean_squared_error' }, consequence: { property: 'loss', reason: LOSS_NEEDS_SIGMOID } };
};

const targetsSuitLoss: Rule = (experiment, chosen) => {
  if (experiment.targets !== '-1:1' || experiment.loss === 'mean_squared_error') return null;
  return chosen.has('targets') && !chosen.has('loss')
    ? { experiment: { ...experiment, loss: 'mean_squared_error' }, consequence: { property: 'loss', reason: TARGETS_NEED_SQUARES } }
    : { experiment: { ...experiment, targets: '0:1' }, consequence: { property: 'targets', reason: TARGETS_NEED_SQUARES } };
};

const oneDropoutPerLayer: Rule = (experiment, chosen) => {
  const hasBoth = ({ dropout, alphaDropout }: Layer): boolean => dropout > 0 && alphaDropout > 0;
  if (!experiment.layers.some(hasBoth)) return null;
  const everywhere = !chosen.has('dropout') && !chosen.has('alphaDropout');
  const property = chosen.has('alphaDropout') && !chosen.has('dropout') ? 'dropout' : 'alphaDropout';
  const layers = experiment.layers.map((layer) => (everywhere || hasBoth(layer) ? { ...layer, [property]: 0 } : layer));
  return { experiment: { ...experiment, layers }, consequence: { property, reason: ONE_DROPOUT } };
};

/** In this order: what the first changes can concern the second. */
const RULES: readonly Rule[] = [lossSuitsOutput, targetsSuitLoss, oneDropoutPerLayer];

/** A stream seed equal to `seed` says the same as none; none is the canonical form. */
function withCanonicalSeeds(experiment: Experiment): Experiment {
  const { seed } = experiment;
  const own = (streamSeed: number | null): number | null => (streamSeed === seed ? null : streamSeed);
  return { ...experiment, dataSeed: own(experiment.dataSeed), kernelSeed: own(experiment.kernelSeed), shuffleSeed: own(experiment.shuffleSeed) };
}

/** Without the operations that the network cannot have: in layers or units that it lacks, or when its training is over. */
function withFittingOperations({ operations, ...experiment }: Experiment): Experiment {
  const fitting = operations?.filter((operation) => fits(operation, experiment)) ?? [];
  return fitting.length === 0 ? experiment : { ...experiment, operations: fitting };
}

/**
 * Makes the fields of an experiment go together, each already in its own range:
 * - binary_crossentropy needs a sigmoid output: the loss becomes mean_squared_error;
 * - targets `-1:1` need mean_squared_error: the targets become `0:1`;
 * - no layer has both dropouts: AlphaDropout becomes 0 in every layer;
 * - a stream seed equal to `seed` becomes null, and operations that do not fit the network are left out, silently.
 *
 * A property in `chosen` is what somebody has just set: then the other one gives way, and of dropouts only
 * the layers concerned.
 */
export function settle(experiment: Experiment, chosen: ReadonlySet<Property> = new Set()): Settled {
  let settled = withFittingOperations(withCanonicalSeeds(experiment));
  const consequences: Consequence[] = [];
  for (const rule of RULES) {
    const change = rule(settled, chosen);
    if (change === null) continue;
    settled = change.experiment;
    consequences.push(change.consequence);
  }
  return { experiment: settled, consequences };
}
