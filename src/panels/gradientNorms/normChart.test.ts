import { expect, it } from 'vitest';
import { handmadeRun } from '../../core/diagnosis/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/fields.ts';
import type { RunRecord } from '../run/runRecords.ts';
import { normChart } from './normChart.ts';

function record(norms: readonly number[]): RunRecord {
  return { id: 'a', name: '', experiment: DEFAULT_EXPERIMENT, facts: null, frames: handmadeRun(DEFAULT_EXPERIMENT, 1, () => ({ norms })), newestEpoch: 1 };
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
