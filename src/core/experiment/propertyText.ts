import type { Experiment } from './experiment.ts';
import { fieldOf, type Property } from './fields.ts';

/** A property of an experiment as the link writes it; empty for a stream seed that follows `seed`. */
export function textOf<P extends Property>(experiment: Pick<Experiment, P>, property: P): string {
  return fieldOf(property).format(experiment[property]);
}
