import { expect, it } from 'vitest';
import { changeExperiment, type ExperimentPatch } from '../settings/changeExperiment.ts';
import type { Experiment } from '../experiment.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';
import { withLayers, type Columns } from '../testing/withLayers.ts';
import { estimateWork, type Work } from './work.ts';
import { BIRTH, NOTHING, UNITS, workloadOf, type Place } from './workload.ts';

const change = ({ layers = {}, ...patch }: ExperimentPatch & { readonly layers?: Columns }) => withLayers(changeExperiment(DEFAULT_EXPERIMENT, patch).experiment, layers);
const work = (experiment: Experiment, from: Place = NOTHING, to: Place = experiment.epochs): Work => ({ run: 'main', experiment, networks: 1, summariesOnly: false, from, to, allowed: NOTHING });

it('counts the 109,375 updates of the article and their multiply-adds', () => {
  const { updates, trainingMultiplyAdds, telemetryMultiplyAdds } = workloadOf(DEFAULT_EXPERIMENT);
  const parameters = 4 * 64 + 64 + 64 + 1;
  expect(updates).toBe(109_375);
  expect(trainingMultiplyAdds).toBe(3 * parameters * 140_000 * 25);
  expect(telemetryMultiplyAdds).toBe(parameters * (2 * 140_000 + 26 * 60_000 + 3 * 26 * 2048 + 38 * 2048));
});

it('counts a last partial batch as an update', () => {
  expect(workloadOf(change({ rows: 1000, split: 0.7, batchSize: 699, epochs: 1 })).updates).toBe(2);
});

it('holds a million rows of sixteen inputs in 64 MB and a little', () => {
  const { trainingBytes } = workloadOf(change({ rows: 1_000_000, inputs: 16 }));
  expect(trainingBytes).toBeGreaterThan(64e6);
  expect(trainingBytes).toBeLessThan(75e6);
});

it('estimates 38 s for the article, and adds up networks', () => {
  const { seconds, bytes } = estimateWork([work(DEFAULT_EXPERIMENT)]);
  expect(seconds).toBeCloseTo(0.35e-3 * 109_375, -1);
  expect(estimateWork([work(DEFAULT_EXPERIMENT), work(DEFAULT_EXPERIMENT)])).toEqual({ seconds: 2 * seconds, bytes: 2 * bytes });
});

it('estimates seven times that op by op', () => {
  const { seconds } = estimateWork([work(change({ engine: 'tfjs' }))]);
  expect(seconds - estimateWork([work(DEFAULT_EXPERIMENT)]).seconds).toBeCloseTo(2.2e-3 * 109_375, 6);
});

it('costs more with more rows, layers, epochs and smaller batches', () => {
  const { seconds } = estimateWork([work(DEFAULT_EXPERIMENT)]);
  for (const patch of [{ rows: 400_000 }, { layers: { units: [64, 64] } }, { epochs: 50 }, { batchSize: 16 }])
    expect(estimateWork([work(change(patch))]).seconds).toBeGreaterThan(seconds);
});

it('counts a run the same in one piece and in parts', () => {
  const places = [NOTHING, UNITS, BIRTH, 1, 2.5, 24, 25];
  const parts = places.slice(1).map((to, index) => estimateWork([work(DEFAULT_EXPERIMENT, places[index], to)]).seconds);
  expect(parts.every((seconds) => seconds > 0)).toBe(true);
  expect(parts.reduce((sum, seconds) => sum + seconds, 0)).toBeCloseTo(estimateWork([work(DEFAULT_EXPERIMENT)]).seconds, 9);
});

it('counts 1.25e12 multiply-adds for the largest network at birth', () => {
  const largest = change({ rows: 1_000_000, inputs: 16, layers: { units: Array.from({ length: 20 }, () => 256) } });
  const { telemetryMultiplyAdds, updates } = workloadOf(largest, { to: BIRTH });
  expect(updates).toBe(0);
  expect(telemetryMultiplyAdds).toBeCloseTo(1.26e12, -10);
});

it('counts nothing where nothing is left', () => {
  expect(estimateWork([work(DEFAULT_EXPERIMENT, 25, 25)])).toEqual({ seconds: 0, bytes: 0 });
});
