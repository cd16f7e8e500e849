import { describe, expect, it } from 'vitest';
import { changeLayers } from '../experiment/settings/changeExperiment.ts';
import { DEFAULT_LAYER } from '../experiment/settings/layerFields.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withOperations } from '../experiment/schedule.ts';
import { comparedExperiments, formatComparison, readComparison } from './comparison.ts';

function comparisonOf(text: string): ReturnType<typeof comparedExperiments> {
  const { comparison } = readComparison(text, DEFAULT_EXPERIMENT);
  if (comparison === null) throw new Error(`${text} is no comparison.`);
  return comparedExperiments(DEFAULT_EXPERIMENT, comparison);
}

describe('a comparison', () => {
  it("of the article's four initializers differs in nothing else", () => {
    const compared = comparisonOf('initializer:he_normal|he_uniform|lecun_uniform|random_uniform');
    expect(compared.map(({ label }) => label)).toEqual(['he_normal', 'he_uniform', 'lecun_uniform', 'random_uniform']);
    const { initializer } = DEFAULT_LAYER;
    for (const { experiment } of compared) expect(changeLayers(experiment, { initializer }).experiment).toEqual(DEFAULT_EXPERIMENT);
  });

  it('of depths gives lists of every length', () => {
    const compared = comparisonOf('hidden:64|64,64,64');
    expect(compared.map(({ experiment }) => experiment.layers.length)).toEqual([1, 3]);
  });

  it('reads values with colons and signs', () => {
    const compared = comparisonOf('initializer:random_uniform:-1:0|random_uniform:0:1');
    expect(compared.map(({ experiment }) => experiment.layers[0]?.initializer.parameters)).toEqual([[-1, 0], [0, 1]]);
  });

  it('of operations gives each its own, and none where it says so', () => {
    const text = 'at:none|20.every.20.labels|3.bias.1.2.add:0.5,20.every.20.redo';
    const { comparison, notices } = readComparison(text, DEFAULT_EXPERIMENT);
    expect([notices, comparison && formatComparison(comparison)]).toEqual([[], text]);
    const base = withOperations(DEFAULT_EXPERIMENT, [{ kind: 'lr', value: 1, epoch: 2 }]);
    const compared = comparison === null ? [] : comparedExperiments(base, comparison);
    expect(compared.map(({ experiment }) => experiment.operations ?? [])).toEqual([
      [],
      [{ kind: 'labels', value: 'coin-flip', epoch: 20, every: 20 }],
      [{ kind: 'bias', value: 0.5, epoch: 3, layer: 1, unit: 1 }, { kind: 'redo', value: 0.025, epoch: 20, every: 20 }],
    ]);
  });

  it('is written as it was read', () => {
    const text = 'lr:0.001|0.1';
    const { comparison } = readComparison(text, DEFAULT_EXPERIMENT);
    expect(comparison && formatComparison(comparison)).toBe(text);
  });
});

describe('a bad comparison', () => {
  it.each(['', 'initializer', 'nonsense:1|2', '__proto__:1|2', 'lr:0.001', 'lr:0.001|banana', 'lr:0.001|0.001', 'lr:|', 'compare:lr:1|2'])('%j falls back with a notice', (text) => {
    const { comparison, notices } = readComparison(text, DEFAULT_EXPERIMENT);
    expect(comparison).toBeNull();
    expect(notices.some(({ key }) => key === 'compare')).toBe(true);
  });

  it('keeps the values that can be used', () => {
    const { comparison, notices } = readComparison('lr:0.001|banana|0.1', DEFAULT_EXPERIMENT);
    expect(comparison?.values).toEqual(['0.001', '0.1']);
    expect(notices).toHaveLength(1);
  });

  it.each(['25.labels', '3.labels,nonsense', '3.bias.2.add:1', '', 'none,3.labels'])('leaves out operations that cannot be made: %j', (value) => {
    const { comparison, notices } = readComparison(`at:none|2.redo|${value}`, DEFAULT_EXPERIMENT);
    expect(comparison?.values).toEqual(['none', '2.redo']);
    expect(notices).toMatchObject([{ key: 'compare' }]);
  });

  it('of nine values keeps eight', () => {
    const { comparison, notices } = readComparison('seed:1|2|3|4|5|6|7|8|9', DEFAULT_EXPERIMENT);
    expect(comparison?.values).toHaveLength(8);
    expect(notices).toHaveLength(1);
  });
});
