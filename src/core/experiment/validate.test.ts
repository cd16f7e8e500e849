import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, PROPERTIES } from './fields.ts';
import { validateExperiment } from './validate.ts';

const BAD = [
  ['rows', 999],
  ['rows', 1000.5],
  ['rows', '1000'],
  ['rows', Number.NaN],
  ['split', Number.POSITIVE_INFINITY],
  ['hidden', []],
  ['hidden', [64, 0]],
  ['hidden', 64],
  ['activation', [{ id: 'toString', parameters: [] }]],
  ['activation', [{ id: 'leaky_relu', parameters: [2] }]],
  ['activation', [{ id: 'leaky_relu', parameters: [] }]],
  ['activation', ['relu']],
  ['activation', []],
  ['initializer', [{ id: 'random_uniform', parameters: [0.5, 0.5] }]],
  ['outputInitializer', null],
  ['bias', [Number.NaN]],
  ['seed', null],
  ['dataSeed', -1],
  ['loss', 'binary'],
  ['engine', Symbol('cpu')],
  ['epochs', 10n],
] as const;

it.each(BAD)('gives %s its default and names the problem when it is bad (%#)', (property, value) => {
  const { experiment, problems } = validateExperiment({ ...DEFAULT_EXPERIMENT, [property]: value });
  expect(experiment).toStrictEqual(DEFAULT_EXPERIMENT);
  expect(problems.map((problem) => problem.property)).toEqual([property]);
});

it('fills what is missing and ignores what no experiment has', () => {
  expect(validateExperiment({ rows: 5000, colour: 'red' })).toStrictEqual({ experiment: { ...DEFAULT_EXPERIMENT, rows: 5000 }, problems: [] });
});

it('holds every property to its field', () => {
  expect(PROPERTIES.toSorted()).toEqual(Object.keys(DEFAULT_EXPERIMENT).toSorted());
  for (const property of PROPERTIES) {
    const { problems } = validateExperiment({ [property]: { anything: 'else' } });
    expect(problems.map((problem) => problem.property)).toEqual([property]);
  }
});

it('makes a valid experiment of anything', () => {
  fc.assert(
    fc.property(fc.anything(), fc.dictionary(fc.constantFrom(...PROPERTIES), fc.anything()), (thing, candidate) => {
      for (const each of [thing, candidate]) {
        const { experiment } = validateExperiment(each);
        expect(validateExperiment(experiment)).toStrictEqual({ experiment, problems: [] });
      }
    }),
    { numRuns: 1000 },
  );
});
