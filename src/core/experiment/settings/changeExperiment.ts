import type { Experiment, Layer } from '../experiment.ts';
import { PROPERTIES, type OwnProperty, type Property } from './fields.ts';
import { MAX_LAYERS } from './layerFields.ts';
import { settle, type Settled } from './settle.ts';

/** Settings of an experiment as a whole, each an allowed value. */
export type ExperimentPatch = Partial<Pick<Experiment, OwnProperty>>;

/** Settings of a hidden layer, each an allowed value. */
export type LayerPatch = Partial<Layer>;

/**
 * Applies a patch to a valid experiment and keeps it valid. What the patch sets wins over what it does not:
 * - an output other than sigmoid turns the loss to mean_squared_error, and binary_crossentropy turns the
 *   output to sigmoid and the targets to `0:1`; targets `-1:1` turn the loss to mean_squared_error.
 *
 * In a patch that contradicts itself, what `settle` lets give way gives way. The given experiment stays as it is.
 */
export function changeExperiment(experiment: Experiment, patch: ExperimentPatch): Settled {
  return settle({ ...experiment, ...patch }, setBy(patch));
}

/** The same for all hidden layers. AlphaDropout clears a layer's dropout, and the other way round. */
export function changeLayers(experiment: Experiment, patch: LayerPatch): Settled {
  return settle({ ...experiment, layers: experiment.layers.map((layer) => ({ ...layer, ...patch })) }, setBy(patch));
}

/** The same for one hidden layer, from 1. */
export function changeLayer(experiment: Experiment, number: number, patch: LayerPatch): Settled {
  const layers = experiment.layers.map((layer, index) => (index === number - 1 ? { ...layer, ...patch } : layer));
  return settle({ ...experiment, layers }, setBy(patch));
}

/** Adds a hidden layer after a hidden layer (from 1), as a copy of it; none where there are as many as there may be. */
export function addLayer(experiment: Experiment, after: number): Settled {
  const { layers } = experiment;
  return settle(layers.length >= MAX_LAYERS ? experiment : { ...experiment, layers: [...layers.slice(0, after), ...layers.slice(after - 1)] });
}

/** Removes a hidden layer (from 1). The last one left is kept. */
export function removeLayer(experiment: Experiment, number: number): Settled {
  const { layers } = experiment;
  return settle(layers.length === 1 ? experiment : { ...experiment, layers: layers.toSpliced(number - 1, 1) });
}

function setBy(patch: object): ReadonlySet<Property> {
  return new Set(PROPERTIES.filter((property) => Object.hasOwn(patch, property)));
}
