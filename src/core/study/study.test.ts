import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import { bornDeadBounds, boundsApply } from './bornDeadBounds.ts';
import { broughtAlong, formatSweep, readStudy, studyPoints } from './study.ts';
import { isSweepAxis, SWEEP_AXES } from './sweepAxes.ts';

describe('a study', () => {
  it('of 64 seeds runs seed to seed + 63, everything else equal', () => {
    const { study } = readStudy('64', undefined, { ...DEFAULT_EXPERIMENT, seed: 7 });
    if (study === null) throw new Error('No study.');
    const [point] = studyPoints({ ...DEFAULT_EXPERIMENT, seed: 7 }, study);
    expect(point?.experiments.map(({ seed }) => seed)).toEqual(Array.from({ length: 64 }, (_, index) => 7 + index));
    for (const experiment of point?.experiments ?? []) expect({ ...experiment, seed: 1 }).toEqual(DEFAULT_EXPERIMENT);
  });

  it('starts seeds again at 0 after the largest', () => {
    const [point] = studyPoints({ ...DEFAULT_EXPERIMENT, seed: 2 ** 32 - 1 }, { seeds: 2, sweep: null });
    expect(point?.experiments.map(({ seed }) => seed)).toEqual([2 ** 32 - 1, 0]);
  });

  it('sweeps depth with the width of the first layer', () => {
    const base = withLayers(DEFAULT_EXPERIMENT, { units: [3] });
    const { study } = readStudy('2', 'depth:1..4', base);
    if (study === null) throw new Error('No study.');
    expect(studyPoints(base, study).map(({ experiments }) => experiments[0]?.layers.map(({ units }) => units))).toEqual([[3], [3, 3], [3, 3, 3], [3, 3, 3, 3]]);
  });

  it.each(['depth:1..20', 'lr:0.001|0.01|0.1', 'bias:-1|0|1', 'width:1..16'])('writes %s as it was read', (text) => {
    const { study } = readStudy(undefined, text, DEFAULT_EXPERIMENT);
    expect(study?.sweep && formatSweep(study.sweep)).toBe(text);
  });

  it.each(['1', '257', '2.5', 'many', '', '-3', '1e400'])('with seeds=%j falls back with a notice', (text) => {
    const { study, notices } = readStudy(text, undefined, DEFAULT_EXPERIMENT);
    expect(study).toBeNull();
    expect(notices).toMatchObject([{ key: 'seeds' }]);
  });

  it.each(['', 'depth', 'depth:1..400', 'depth:0..3', 'lr:1', 'lr:a|b', 'toString:1|2', 'depth:1.5|2', 'rows:1..5', 'lr:100|200'])('with sweep=%j falls back with a notice', (text) => {
    const { study, notices } = readStudy(undefined, text, DEFAULT_EXPERIMENT);
    expect(study).toBeNull();
    expect(notices).toMatchObject([{ key: 'sweep' }]);
  });
});

describe('the bounds of Lu et al. for ten layers', () => {
  // shared reference: table "L = 10" of the paper's setting, nine hidden layers.
  it.each([
    [2, 0.87, 0.925],
    [3, 0.513, 0.699],
    [4, 0.204, 0.441],
    [5, 0.064, 0.249],
    [6, 0.018, 0.132],
  ])('at width %i are %f and %f', (width, lower, upper) => {
    const bounds = bornDeadBounds(width, 9);
    expect(bounds.lower).toBeCloseTo(lower, 2.7);
    expect(bounds.upper).toBeCloseTo(upper, 2.7);
  });

  it('hold for one input on the symmetric box only', () => {
    const base = { ...withLayers(DEFAULT_EXPERIMENT, { units: [2, 2] }), data: 'symmetric-box', inputs: 1 } as const;
    expect(boundsApply(base)).toBe(true);
    expect(boundsApply({ ...base, inputs: 4 })).toBe(false);
    expect(boundsApply({ ...base, data: 'negative-box' })).toBe(false);
    expect(boundsApply(withLayers(base, { units: [2, 2], bias: [0, 0.1] }))).toBe(false);
  });
});

it.each(Object.keys(SWEEP_AXES).filter(isSweepAxis))('a sweep of %s changes nothing else in the first experiment', (axis) => {
  const { study } = readStudy(undefined, `${axis}:${axis === 'batch' || axis === 'rows' ? '1000|2000' : axis === 'depth' || axis === 'width' || axis === 'inputs' ? '1|2' : '0.1|0.2'}`, DEFAULT_EXPERIMENT);
  expect(study).not.toBeNull();
  expect(study && broughtAlong(studyPoints(DEFAULT_EXPERIMENT, study), study.sweep)).toEqual([]);
});
