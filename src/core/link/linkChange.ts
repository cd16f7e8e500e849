import { changeBy, type Changed } from '../experiment/changeExperiment.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { fieldOf, type Property } from '../experiment/fields.ts';
import { badValue, unknownKey, usedInstead, type Notice } from './notice.ts';
import { splitLink } from './splitLink.ts';

export interface LinkChanged extends Changed {
  /** Keys or values of the text that could not be used; the experiment kept what it had there. */
  readonly notices: readonly Notice[];
}

/**
 * Applies settings written as a link, for example a remedy's `activation=leaky_relu` or
 * `lr=0.0001&initializer=he_normal`, to a valid experiment and keeps it valid as `changeExperiment` does. A key
 * that is not in the text stays as it is. One value of a list is set in all hidden layers.
 */
export function linkChange(experiment: Experiment, text: string): LinkChanged {
  const { pairs } = splitLink(text);
  const notices: Notice[] = [];
  const read = new Set<string>();
  const changed = changeBy(experiment, <P extends Property>(property: P, layers: number): Experiment[P] | undefined => {
    const field = fieldOf(property);
    const pair = pairs.get(field.key);
    if (pair === undefined) return undefined;
    read.add(field.key);
    const value = pair.value === null ? undefined : field.parse(pair.value, layers);
    if (value === undefined)
      notices.push(badValue(field.key, pair.value ?? pair.written, `Allowed is ${field.allowed}.`, usedInstead(field.key, field.format(experiment[property]))));
    return value;
  });
  for (const { key, value, written } of pairs.values()) if (!read.has(key)) notices.push(unknownKey(key, value ?? written));
  return { ...changed, notices };
}
