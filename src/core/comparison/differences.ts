import type { Experiment } from '../experiment/experiment.ts';
import { choicesOf, fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { textOf } from '../experiment/settings/propertyText.ts';
import { formatCompared } from '../link/comparedOperations.ts';
import { operationsInWords } from '../operations/operationNames.ts';
import { resolvedSeeds } from '../experiment/birth/seeds.ts';

/** A setting in which experiments differ. */
export interface Difference {
  /** Key in the link. */
  readonly key: string;
  /** A few words for people. */
  readonly label: string;
  /** One an experiment, as `compare` takes it; not all equal. */
  readonly values: readonly string[];
  /** The same in words: values of a choice as menus have them, operations as `operationsInWords` has them. */
  readonly words: readonly string[];
}

/**
 * All settings in which experiments differ, in the order of the link's keys, and last their operations. A stream seed that follows `seed` counts
 * as the number it comes to, and a list whose layers all agree as one value, however many layers there are.
 */
export function differencesOf(experiments: readonly Experiment[]): readonly Difference[] {
  const resolved = experiments.map(resolvedSeeds);
  const settings = PROPERTIES.flatMap((property) => {
    const { key, label } = fieldOf(property);
    const values = resolved.map((experiment) => textOf(experiment, property));
    return new Set(values).size > 1 ? [{ key, label, values, words: values.map((value) => valueLabel(key, value)) }] : [];
  });
  const made = experiments.map(({ operations = [] }) => operations);
  const values = made.map(formatCompared);
  return new Set(values).size > 1 ? [...settings, { key: 'at', label: 'Operations', values, words: made.map(operationsInWords) }] : settings;
}

/** The settings in which experiments differ besides the compared one: what its values bring along, or pinned runs. */
export function alsoDiffering(experiments: readonly Experiment[], comparedKey: string | null): readonly Difference[] {
  return differencesOf(experiments).filter(({ key }) => key !== comparedKey);
}

/** Values of a choice, one or a list over layers, as menus have them: `He normal`, `Leaky ReLU 0.1`. What no menu has stays as the link writes it. */
export function valueLabel(key: string, value: string): string {
  const labels = new Map<string, string>(choicesOf(key).map(({ id, label }) => [id, label]));
  if (labels.size === 0 || labels.has(value)) return labels.get(value) ?? value;
  return value
    .split(',')
    .map((one) => {
      const [id = '', ...parameters] = one.split(':');
      return labels.has(id) ? [labels.get(id), ...parameters].join(' ') : one;
    })
    .join(', ');
}

/** Distinct values that a sentence lists; where there are more, the runs themselves say them. */
const LISTED = 4;

/** A difference in a sentence: `Loss (binary_crossentropy | mean_squared_error)`, or its name alone where it has many values. */
function differenceText({ label, words }: Difference): string {
  const distinct = [...new Set(words)];
  return distinct.length > LISTED ? label : `${label} (${distinct.join(' | ')})`;
}

/** Differences in a sentence: `Loss (…) and Targets (…)`; empty where there are none. */
export function differencesText(differences: readonly Difference[]): string {
  const texts = differences.map(differenceText);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
