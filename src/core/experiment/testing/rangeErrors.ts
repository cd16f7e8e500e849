import { ACTIVATIONS } from '../../vocabulary/activations.ts';
import type { Choice, ChoiceRow } from '../../vocabulary/choice.ts';
import { INITIALIZERS } from '../../vocabulary/initializers.ts';
import type { Experiment } from '../experiment.ts';
import { FIELDS, isLayerProperty, PROPERTIES, type Property } from '../settings/fields.ts';
import { MAX_LAYERS } from '../settings/layerFields.ts';
import { settle } from '../settings/settle.ts';

/** Properties of an experiment that are out of range, or do not go with the others; none of a valid one. Ranges are held by other means than the reading of texts. */
export function rangeErrors(experiment: Experiment): readonly string[] {
  const { layers, outputInitializer } = experiment;
  return [
    ...(layers.length >= 1 && layers.length <= MAX_LAYERS ? [] : ['layers']),
    ...PROPERTIES.filter((property) => !valuesOf(experiment, property).every((value) => isInRange(property, value))),
    ...(layers.every(({ activation }) => isChoice(ACTIVATIONS, activation)) ? [] : ['activation']),
    ...([outputInitializer, ...layers.map(({ initializer }) => initializer)].every((choice) => isChoice(INITIALIZERS, choice)) ? [] : ['initializer']),
    ...settle(experiment).consequences.map(({ property }) => property),
  ];
}

function valuesOf({ layers, ...experiment }: Experiment, property: Property): readonly unknown[] {
  return isLayerProperty(property) ? layers.map((layer) => layer[property]) : [experiment[property]];
}

function isInRange(property: Property, value: unknown): boolean {
  const field = FIELDS[property];
  if (field.kind === 'token') return true;
  if (field.kind === 'choice') return field.options.some(({ id }) => id === value);
  if (field.kind === 'seed' && value === null) return true;
  return typeof value === 'number' && value >= field.min && value <= field.max && !Object.is(value, -0) && (field.kind === 'number' || Number.isInteger(value));
}

function isChoice<Id extends string>(table: Readonly<Record<Id, ChoiceRow>>, { id, parameters }: Choice<Id>): boolean {
  if (!Object.hasOwn(table, id)) return false;
  const { parameters: ranges, valid } = table[id];
  const areInRange = parameters.length === ranges.length && ranges.every(({ min, max }, index) => Number(parameters[index]) >= min && Number(parameters[index]) <= max);
  return areInRange && (valid === undefined || valid(parameters));
}
