import type { Experiment } from '../experiment/experiment.ts';
import { PROPERTIES, fieldOf } from '../experiment/fields.ts';
import { textOf } from '../experiment/propertyText.ts';
import { linkChange } from '../link/linkChange.ts';
import { readComparison, type Comparison } from './comparison.ts';

/**
 * The comparison of an experiment with itself under a change written as a link, `lr=0.0001`; null when the change
 * sets more than one key, or nothing.
 */
export function comparisonOfChange(experiment: Experiment, change: string): Comparison | null {
  const [key = '', ...others] = change.split('&').map((pair) => pair.split('=', 1)[0] ?? '');
  const property = PROPERTIES.find((each) => fieldOf(each).key === key);
  if (others.length > 0 || property === undefined) return null;
  const values = [textOf(experiment, property), textOf(linkChange(experiment, change).experiment, property)];
  return readComparison(`${key}:${values.join('|')}`, experiment).comparison;
}
