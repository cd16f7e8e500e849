import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { randomExperiment } from '../experiment/testing/randomExperiment.ts';
import { decodeLink } from '../link/decode.ts';
import { differencesOf, valueLabel } from './differences.ts';
import { nameRuns } from './runNames.ts';

function experimentsOf(...links: readonly string[]): readonly Experiment[] {
  return links.map((link) => decodeLink(link).experiment);
}

it.each([
  [['lr=0.01&batch=256&epochs=2&rows=2000&seed=1', 'lr=0.01&batch=256&epochs=2&rows=2000&seed=2'], null, ['seed=1', 'seed=2']],
  [['lr=0.01&batch=256&epochs=2', 'lr=0.01&batch=128&epochs=2', 'lr=0.01&batch=128'], null, ['batch=256', 'batch=128, epochs=2', 'epochs=25']],
  [['output=sigmoid', 'output=linear'], 'output', ['Sigmoid', 'Linear']],
  [['initializer=he_normal', 'initializer=random_normal:0.2'], 'initializer', ['He normal', 'Random normal 0.2']],
  [['activation=leaky_relu', 'seed=1'], null, ['Leaky ReLU', 'ReLU']],
  [['hidden=4,4&activation=relu,tanh', 'hidden=4,4'], 'activation', ['ReLU, Tanh', 'ReLU']],
  [['lr=0.1', 'lr=0.01', 'lr=0.1&epochs=50'], 'lr', ['lr=0.1, epochs=25', 'lr=0.01', 'epochs=50']],
  [['epochs=2', 'epochs=4'], 'epochs', ['epochs=2', 'epochs=4']],
  [['hidden=64', 'hidden=64,64'], 'hidden', ['hidden=64', 'hidden=64,64']],
  [['', ''], null, ['run 1', 'run 2']],
  [['lr=0.1', '', 'lr=0.1'], null, ['lr=0.1 (1)', 'lr=0.001', 'lr=0.1 (2)']],
  [['lr=0.1'], null, ['']],
])('names %j, of which %s is compared, %j', (links, compared, names) => {
  expect(nameRuns(experimentsOf(...links), compared).names).toEqual(names);
});

it('says which runs are of one experiment', () => {
  expect(nameRuns(experimentsOf('lr=0.1', '', 'lr=0.1')).alike).toEqual([[0, 2]]);
  expect(nameRuns(experimentsOf('lr=0.1', '')).alike).toEqual([]);
});

it('gives any runs names that differ, of settings in which each differs from another, none of them idle', () => {
  fc.assert(
    fc.property(fc.array(randomExperiment, { minLength: 2, maxLength: 8 }), fc.option(fc.constantFrom('lr', 'hidden', 'loss')), (experiments, compared) => {
      const { names, keys } = nameRuns(experiments, compared);
      expect(new Set(names).size).toBe(experiments.length);
      const differences = new Map(differencesOf(experiments).map(({ key, values }) => [key, values]));
      for (const [run, name] of names.entries()) {
        const said = name.replace(/ \(\d\)$/, '');
        for (const setting of said.includes('=') ? said.split(', ') : [said]) {
          const [key = '', value] = setting.includes('=') ? setting.split('=') : [keys[run]?.[0] ?? '', setting];
          if (name.startsWith('run ')) continue;
          const values = differences.get(key) ?? [];
          const label = valueLabel(key, values[run] ?? '');
          expect(setting.includes('=') ? value : label).toBe(setting.includes('=') ? values[run] : value);
          expect(values.some((other) => other !== values[run])).toBe(true);
          expect(keys[run]).toContain(key);
        }
      }
      for (const [run, own] of keys.entries()) {
        const alikeBy = (some: readonly string[]): number => experiments.filter((_, other) => some.every((key) => differences.get(key)?.[other] === differences.get(key)?.[run])).length;
        for (const key of own) expect(alikeBy(own.filter((other) => other !== key))).toBeGreaterThan(alikeBy(own));
      }
    }),
    { numRuns: 500 },
  );
});
