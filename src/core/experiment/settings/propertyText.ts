import type { Experiment } from '../experiment.ts';
import { FIELDS, isLayerProperty, type OwnFields, type OwnProperty, type Property } from './fields.ts';
import { allowedColumn, columnRecord, columnText, withColumn } from './layerColumn.ts';

const FIELD_OF: OwnFields = FIELDS;

/** The allowed values of a property in words that end a sentence; of layers, those of the list. */
export function allowedOf(property: Property): string {
  return isLayerProperty(property) ? allowedColumn(property) : FIELD_OF[property].allowed;
}

/** A property of an experiment as the link writes it; empty for a stream seed that follows `seed`. */
export function textOf(experiment: Experiment, property: Property): string {
  return isLayerProperty(property) ? columnText(experiment.layers, property) : ownText(experiment, property);
}

/** The experiment with a property read from the link's text, percent-decoded; undefined when that is not allowed. Nothing else is changed to suit it. */
export function withText(experiment: Experiment, property: Property, text: string): Experiment | undefined {
  if (!isLayerProperty(property)) return withOwnText(experiment, property, text);
  const layers = withColumn(experiment.layers, property, text);
  return layers === undefined ? undefined : { ...experiment, layers };
}

/** A value of an experiment in the exported run. */
export type Recorded = number | string | null | readonly Recorded[];

/** A property as the exported run writes it: of layers a list with one entry per layer. */
export function recordOf(experiment: Experiment, property: Property): Recorded {
  return isLayerProperty(property) ? columnRecord(experiment.layers, property) : ownRecord(experiment, property);
}

function ownText<P extends OwnProperty>(experiment: Pick<Experiment, P>, property: P): string {
  return FIELD_OF[property].format(experiment[property]);
}

function withOwnText(experiment: Experiment, property: OwnProperty, text: string): Experiment | undefined {
  const value = FIELD_OF[property].parse(text);
  return value === undefined ? undefined : { ...experiment, [property]: value };
}

function ownRecord<P extends OwnProperty>(experiment: Pick<Experiment, P>, property: P): Recorded {
  return FIELD_OF[property].record(experiment[property]);
}
