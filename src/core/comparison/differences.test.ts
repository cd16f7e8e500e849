import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { textOf } from '../experiment/settings/propertyText.ts';
import { randomExperiment } from '../experiment/testing/randomExperiment.ts';
import { readLink } from '../address/readLink.ts';
import { experimentRecord } from '../record/runRecord.ts';
import { experimentsOf } from '../shown/shown.ts';
import { comparedExperiments, readComparison } from './comparison.ts';
import { alsoDiffering, differencesOf, differencesText } from './differences.ts';

/** The experiments that a link compares, and the key. */
function comparedIn(link: string): { readonly key: string; readonly experiments: readonly Experiment[] } {
  const { shown } = readLink(link);
  if (shown.kind !== 'comparison') throw new Error(`${link} compares nothing.`);
  return { key: shown.comparison.key, experiments: experimentsOf(shown) };
}

/** Keys whose exported values are not the same in all experiments; a list of equal entries is that entry. */
function differingInRecords(experiments: readonly Experiment[]): readonly string[] {
  const records = experiments.map(experimentRecord);
  const one = (key: string, value: unknown): unknown => (key !== 'hidden' && Array.isArray(value) && value.every((entry) => entry === value[0]) ? value[0] : value);
  return Object.keys(records[0] ?? {}).filter((key) => new Set(records.map((record) => JSON.stringify(one(key, record[key])))).size > 1);
}

it.each([
  ['compare=output:sigmoid|linear', 'Loss (Binary cross-entropy | Mean squared error)'],
  ['output=linear&loss=mean_squared_error&compare=loss:mean_squared_error|binary_crossentropy', 'Output (Linear | Sigmoid)'],
  ['targets=-1:1&loss=mean_squared_error&compare=loss:mean_squared_error|binary_crossentropy', 'Targets (−1 and 1 | 0 and 1)'],
  ['compare=targets:0:1|-1:1', 'Loss (Binary cross-entropy | Mean squared error)'],
  ['dropout=0.2&compare=alpha_dropout:0|0.2', 'Dropout (0.2 | 0)'],
  ['hidden=8,8&activation=relu,tanh&compare=hidden:8|8,8,8', 'Activation (ReLU | ReLU, Tanh, Tanh)'],
  ['compare=seed:1|2', 'Data seed (1 | 2), Kernel seed (1 | 2) and Shuffle seed (1 | 2)'],
  ['data_seed=7&kernel_seed=8&shuffle_seed=9&compare=seed:1|2', ''],
  ['compare=initializer:he_normal|he_uniform', ''],
  ['compare=hidden:64|64,64,64', ''],
  ['compare=epochs:2|4', ''],
  ['compare=rows:2000|20000', ''],
])('%s brings along: %s', (link, words) => {
  const { key, experiments } = comparedIn(link);
  expect(differencesText(alsoDiffering(experiments, key))).toBe(words);
});

it('compared experiments differ in the compared setting and in what is said, whatever they are and whatever is compared', () => {
  fc.assert(
    fc.property(randomExperiment, fc.constantFrom(...PROPERTIES), fc.array(randomExperiment, { minLength: 2, maxLength: 5 }), (base, property, others) => {
      const { key } = fieldOf(property);
      const { comparison } = readComparison(`${key}:${others.map((other) => textOf(other, property)).join('|')}`, base);
      fc.pre(comparison !== null);
      const experiments = comparedExperiments(base, comparison).map(({ experiment }) => experiment);
      const said = alsoDiffering(experiments, key);
      expect(new Set([key, ...said.map((each) => each.key)])).toEqual(new Set(differingInRecords(experiments)));
      for (const { values } of said) expect(values).toHaveLength(experiments.length);
    }),
    { numRuns: 1500 },
  );
});

it('of any experiments tells every setting that their records tell, and no other', () => {
  fc.assert(
    fc.property(fc.array(randomExperiment, { minLength: 1, maxLength: 6 }), (experiments) => {
      expect(differencesOf(experiments).map(({ key }) => key)).toEqual(differingInRecords(experiments));
    }),
    { numRuns: 500 },
  );
});
