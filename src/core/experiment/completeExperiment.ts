import { buildExperiment } from './buildExperiment.ts';
import type { Experiment } from './experiment.ts';
import { defaultOf, fieldOf, type Property } from './fields.ts';
import { textOf } from './propertyText.ts';
import { settle } from './settle.ts';

/** What a source of an experiment says of one property. */
export type Reading<T> =
  | { readonly kind: 'absent' }
  | { readonly kind: 'good'; readonly value: T }
  | { /** `text` is what was given, for people. */ readonly kind: 'bad'; readonly text: string };

/** A value that could not be used. */
export interface Problem {
  readonly property: Property;
  /** What was given, as text. */
  readonly value: string;
  /** What is allowed, or why the value does not go with the others: a sentence. */
  readonly reason: string;
  /** What is used instead, as the link writes it. */
  readonly used: string;
}

export interface Completed {
  readonly experiment: Experiment;
  readonly problems: readonly Problem[];
}

/**
 * Makes a valid experiment from what a source says of each property: absent and bad ones become their
 * defaults, and values that do not go together give way as `settle` says. `read` is asked for `hidden` first,
 * and for every other property with the number of hidden layers.
 */
export function completeExperiment(read: <P extends Property>(property: P, layers: number) => Reading<Experiment[P]>): Completed {
  const problems: Problem[] = [];
  const valueOf = <P extends Property>(property: P, layers: number): Experiment[P] => {
    const reading = read(property, layers);
    if (reading.kind === 'good') return reading.value;
    const value = defaultOf(property, layers);
    if (reading.kind === 'bad') {
      const field = fieldOf(property);
      problems.push({ property, value: reading.text, reason: `Allowed is ${field.allowed}.`, used: field.format(value) });
    }
    return value;
  };
  const hidden = valueOf('hidden', 1);
  const complete = buildExperiment(hidden, (property) => valueOf(property, hidden.length));
  const { experiment, consequences } = settle(complete);
  for (const { property, reason } of consequences)
    problems.push({ property, value: textOf(complete, property), reason, used: textOf(experiment, property) });
  return { experiment, problems };
}
