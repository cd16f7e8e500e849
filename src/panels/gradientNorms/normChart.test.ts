import { expect, it } from 'vitest';
import { handmadeRun } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { normEnds, normSeries, normChart } from './normChart.ts';
import type { ChartedRun } from '../run/runRecords.ts';

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

it('leaves a gap for NaN, and says from when on, of several runs for the layer that is drawn', () => {
  const frames = handmadeRun(DEFAULT_EXPERIMENT, 3, (epoch) => (epoch < 2 ? {} : { nanLayers: [2] }));
  expect(normSeries(frames, [1, 2], 'kernel').layers).toEqual([[0.1, 0.1], [0.1, null]]);
  const runs = ['a', 'b'].map((name): ChartedRun => ({ ...record([0.1, 0.2]), name, frames, early: [], newestEpoch: 3 }));
  const endsOf = (some: readonly ChartedRun[], focus: number): unknown => normEnds(some, normChart(some, [1, 2], 'kernel', 'light', focus).series, 'kernel').map(({ epoch, word }) => [epoch, word]);
  expect(endsOf(runs.slice(0, 1), 1)).toEqual([[2, 'NaN']]);
  expect(endsOf(runs, 1)).toEqual([]);
  expect(endsOf(runs, 2)).toEqual([[2, 'NaN'], [2, 'NaN']]);
});

function record(norms: readonly number[]): ChartedRun {
  return { id: 'a', name: '', experiment: DEFAULT_EXPERIMENT, facts: null, frames: handmadeRun(DEFAULT_EXPERIMENT, 1, () => ({ norms })), early: [], newestEpoch: 1 };
}

it('names layers, the last one the output, and colours them apart', () => {
  const { series } = normChart([record([0.1, 0.2])], [0, 1], 'kernel', 'light', 1);
  expect(series.map(({ label }) => label)).toEqual(['layer 1', 'output']);
  expect(new Set(series.map(({ colour }) => colour)).size).toBe(2);
});

it('marks the floor of the axis as 0 where a norm is exactly 0, and only there', () => {
  expect(normChart([record([0, 0.2])], [0, 1], 'kernel', 'light', 1).axis.ticks[0]).toMatchObject({ text: '0' });
  expect(normChart([record([0.1, 0.2])], [0, 1], 'kernel', 'light', 1).axis.ticks.map(({ text }) => text)).not.toContain('0');
});

it('shows of several runs the layer in focus, a line a run, each named and coloured', () => {
  const named = ['he_normal', 'zeros'].map((name) => ({ ...record([0.1, 0.2]), name }));
  const { series } = normChart(named, [0, 1], 'kernel', 'light', 2);
  expect(series.map(({ label, layer }) => [label, layer])).toEqual([['he_normal', 2], ['zeros', 2]]);
  expect(new Set(series.map(({ colour }) => colour)).size).toBe(2);
});

it('puts the zeros of all runs on one floor', () => {
  const { series, axis } = normChart([record([0, 1e-3]), record([0, 1e-6])], [0, 1], 'kernel', 'light', 1);
  const floors = series.filter(({ layer }) => layer === 1).flatMap(({ values }) => values);
  expect(new Set(floors)).toEqual(new Set([axis.domain[0]]));
});

it('holds the ratio of update and kernel against 1e-3, and has none at birth', () => {
  const frames = handmadeRun(DEFAULT_EXPERIMENT, 2, (epoch) => (epoch === 0 ? {} : { updateRatios: [0.02, 2e-5] }));
  const run: ChartedRun = { ...record([0.1, 0.2]), frames, early: [], newestEpoch: 2 };
  const { series, axis, reference } = normChart([run], [0, 1, 2], 'update', 'light', 1);
  expect(series.map(({ values }) => values)).toEqual([[null, 0.02, 0.02], [null, 2e-5, 2e-5]]);
  expect(reference?.value).toBe(1e-3);
  expect(axis.domain[0]).toBeLessThan(2e-5);
  expect(normEnds([run], series, 'update')).toEqual([]);
  expect(normChart([run], [0], 'update', 'light', 1).axis.domain).toEqual([expect.closeTo(5e-4, 9), expect.closeTo(1.5e-3, 9)]);
  expect(normChart([run], [0], 'kernel', 'light', 1).reference).toBeNull();
});
