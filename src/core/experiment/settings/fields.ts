import { AUTO } from '../../vocabulary/engines.ts';
import { DATA_FIELDS } from './dataFields.ts';
import type { Field, Naming } from './domain.ts';
import type { Experiment } from '../experiment.ts';
import type { LayerProperty } from './layerColumn.ts';
import { DEFAULT_LAYER, LAYER_FIELDS, type LayerFields } from './layerFields.ts';
import { NETWORK_FIELDS } from './networkFields.ts';
import { TRAINING_FIELDS } from './trainingFields.ts';

/** A property that the experiment has as a whole, and at birth. */
export type OwnProperty = Exclude<keyof Experiment, 'layers' | 'operations' | 'operated'>;

/** What one key of the link sets: a property of the Experiment, or one of all its hidden layers. */
export type Property = OwnProperty | LayerProperty;

/** One field per property of the experiment as a whole. */
export type OwnFields = { readonly [P in OwnProperty]: Field<Experiment[P]> };

/**
 * The table of fields: key in the link, kind, range, label and help of every property of an Experiment and of its
 * layers. Link and controls follow from it. In the order in which links are written.
 */
export const FIELDS = { ...DATA_FIELDS, ...NETWORK_FIELDS, ...TRAINING_FIELDS } as const satisfies OwnFields & LayerFields;

/** How a property is called, in the link and by people. */
export function fieldOf(property: Property): Naming {
  return FIELDS[property];
}

/** What a link key with a menu can be chosen from; empty for other keys. */
export function choicesOf(key: string): readonly { readonly id: string; readonly label: string }[] {
  const property = PROPERTIES.find((each) => FIELDS[each].key === key);
  const field = property === undefined ? null : FIELDS[property];
  return field !== null && 'options' in field ? field.options : [];
}

/** All properties, in the order in which links are written. */
export const PROPERTIES: readonly Property[] = buildOrder();

function buildOrder(): readonly Property[] {
  const order: Property[] = [];
  for (const property in FIELDS) if (isProperty(property)) order.push(property);
  return order;
}

/** Whether a text names a property; names of `Object.prototype` do not. */
function isProperty(text: string): text is Property {
  return Object.hasOwn(FIELDS, text);
}

/** Whether a property is one of the hidden layers. */
export function isLayerProperty(property: Property): property is LayerProperty {
  return Object.hasOwn(LAYER_FIELDS, property);
}

/** The experiment of the bare address: the article's first one, at full size. */
export const DEFAULT_EXPERIMENT: Experiment = {
  data: 'negative-box',
  inputs: 4,
  labels: 'coin-flip',
  targets: '0:1',
  rows: 200_000,
  split: 0.7,
  layers: [DEFAULT_LAYER],
  outputInitializer: { id: 'glorot_uniform', parameters: [] },
  output: 'sigmoid',
  loss: 'binary_crossentropy',
  optimizer: 'adam',
  learningRate: 0.001,
  batchSize: 32,
  epochs: 25,
  seed: 1,
  dataSeed: null,
  kernelSeed: null,
  shuffleSeed: null,
  engine: AUTO,
};
