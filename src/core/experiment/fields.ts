import { buildExperiment } from './buildExperiment.ts';
import { DATA_FIELDS } from './dataFields.ts';
import type { Field } from './domain.ts';
import type { Experiment } from './experiment.ts';
import { NETWORK_FIELDS } from './networkFields.ts';
import { TRAINING_FIELDS } from './trainingFields.ts';

/** A property of an Experiment. */
export type Property = keyof Experiment;

/** One field per property of an Experiment. */
export type Fields = { readonly [P in Property]: Field<Experiment[P]> };

/**
 * The table of fields: key in the link, kind, range, default, label and help of every property of an
 * Experiment. Validation and link follow from it. In the order in which links are written.
 */
export const FIELDS = { ...DATA_FIELDS, ...NETWORK_FIELDS, ...TRAINING_FIELDS } as const satisfies Fields;

const FIELD_OF: Fields = FIELDS;

/** The field of a property, where only what all fields share is needed. */
export function fieldOf<P extends Property>(property: P): Fields[P] {
  return FIELD_OF[property];
}

/** All properties, in the order in which links are written. */
export const PROPERTIES: readonly Property[] = buildOrder();

function buildOrder(): readonly Property[] {
  const order: Property[] = [];
  for (const property in FIELD_OF) if (isProperty(property)) order.push(property);
  return order;
}

/** Whether a text names a property of an Experiment; names of `Object.prototype` do not. */
function isProperty(text: string): text is Property {
  return Object.hasOwn(FIELD_OF, text);
}

/** The default of a property for a number of hidden layers. */
export function defaultOf<P extends Property>(property: P, layers: number): Experiment[P] {
  const field = fieldOf(property);
  return field.fit(field.default, layers);
}

/** The experiment of the bare address: the article's first one, at full size. */
export const DEFAULT_EXPERIMENT: Experiment = buildExperiment(defaultOf('hidden', 1), (property) => defaultOf(property, 1));
