import { expect, it } from 'vitest';
import { handmadeRun } from '../../core/diagnosis/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/fields.ts';
import { brokenNormFrom, normSeries } from './normSeries.ts';

it('draws exact zeros at a floor at least a decade below the smallest norm', () => {
  const frames = handmadeRun(DEFAULT_EXPERIMENT, 2, (epoch) => ({ norms: [[0.02, 0.003, 0][epoch] ?? 0, 0.5] }));
  const { floor, layers } = normSeries(frames, [0, 1, 2], 'kernel');
  expect(floor).toBeCloseTo(1e-4, 12);
  expect(layers[0]).toEqual([0.02, 0.003, floor]);
  expect(layers[1]).toEqual([0.5, 0.5, 0.5]);
});

it('needs no floor without a zero', () => {
  const frames = handmadeRun(DEFAULT_EXPERIMENT, 1, () => ({}));
  expect(normSeries(frames, [0, 1], 'bias').floor).toBeNull();
});

it('has a floor even where every norm is 0', () => {
  const frames = handmadeRun(DEFAULT_EXPERIMENT, 1, () => ({ norms: [0, 0] }));
  expect(normSeries(frames, [0, 1], 'kernel')).toEqual({ floor: 1e-8, layers: [[1e-8, 1e-8], [1e-8, 1e-8]] });
});

it('leaves a gap for NaN, and says from when on', () => {
  const frames = handmadeRun(DEFAULT_EXPERIMENT, 3, (epoch) => (epoch < 2 ? {} : { nanLayers: [2] }));
  expect(normSeries(frames, [1, 2], 'kernel').layers).toEqual([[0.1, 0.1], [0.1, null]]);
  expect(brokenNormFrom(frames, 'kernel')).toBe(2);
});
