import { changeExperiment, type Changed } from './changeExperiment.ts';
import type { Experiment } from './experiment.ts';
import { FIELDS } from './fields.ts';

function changeLists(experiment: Experiment, change: <T>(list: readonly T[]) => readonly T[]): Changed {
  return changeExperiment(experiment, {
    hidden: change(experiment.hidden),
    activation: change(experiment.activation),
    initializer: change(experiment.initializer),
    bias: change(experiment.bias),
    dropout: change(experiment.dropout),
    alphaDropout: change(experiment.alphaDropout),
  });
}

/**
 * Adds a hidden layer after a hidden layer (from 1), as a copy of it. A layer more than there may be is refused.
 */
export function addLayer(experiment: Experiment, after: number): Changed {
  if (experiment.hidden.length >= FIELDS.hidden.maxLayers) return { experiment, consequences: [], refused: ['hidden'] };
  return changeLists(experiment, (list) => [...list.slice(0, after), ...list.slice(after - 1, after), ...list.slice(after)]);
}

/** Removes a hidden layer (from 1) with all that belongs to it. The last one left is kept. */
export function removeLayer(experiment: Experiment, layer: number): Changed {
  if (experiment.hidden.length === 1) return { experiment, consequences: [], refused: ['hidden'] };
  return changeLists(experiment, (list) => list.toSpliced(layer - 1, 1));
}
