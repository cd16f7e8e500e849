import { expect, it } from 'vitest';
import { changeExperiment } from './changeExperiment.ts';
import { DEFAULT_EXPERIMENT } from './fields.ts';
import { estimateWork, NOMINAL_COST } from './work.ts';
import { workloadOf } from './workload.ts';

const change = (patch: Parameters<typeof changeExperiment>[1]) => changeExperiment(DEFAULT_EXPERIMENT, patch).experiment;
const deep = (epochs: number) => change({ hidden: Array.from({ length: 20 }, () => 256), epochs });

it('counts the 109,375 updates of the article and their multiply-adds', () => {
  const { updates, trainingMultiplyAdds, telemetryMultiplyAdds } = workloadOf(DEFAULT_EXPERIMENT);
  const parameters = 4 * 64 + 64 + 64 + 1;
  expect(updates).toBe(109_375);
  expect(trainingMultiplyAdds).toBe(3 * parameters * 140_000 * 25);
  expect(telemetryMultiplyAdds).toBe(parameters * (2 * 140_000 + 26 * 60_000 + 3 * 26 * 2048));
});

it('counts a last partial batch as an update', () => {
  expect(workloadOf(change({ rows: 1000, split: 0.7, batchSize: 699, epochs: 1 })).updates).toBe(2);
});

it('holds a million rows of sixteen inputs in 64 MB and a little', () => {
  const { trainingBytes } = workloadOf(change({ rows: 1_000_000, inputs: 16 }));
  expect(trainingBytes).toBeGreaterThan(64e6);
  expect(trainingBytes).toBeLessThan(75e6);
});

it('lets the article start by itself, on a machine of any speed', () => {
  for (const secondsPerStep of [1e-6, NOMINAL_COST.secondsPerStep, 1e-2, 1]) {
    const cost = { secondsPerStep, secondsPerMultiplyAdd: 2e-9 };
    expect(estimateWork(DEFAULT_EXPERIMENT, cost).over).toBeNull();
  }
  expect(estimateWork(DEFAULT_EXPERIMENT).seconds).toBeCloseTo(0.35e-3 * 109_375, -1);
});

it('asks before much more work than the article’s', () => {
  expect(estimateWork(change({ epochs: 1000 })).over).toBe('seconds');
  expect(estimateWork(change({ rows: 1_000_000, batchSize: 1 })).over).toBe('seconds');
  expect(estimateWork(deep(25)).over).toBe('seconds');
  expect(estimateWork(deep(25)).seconds).toBeGreaterThan(100 * estimateWork(DEFAULT_EXPERIMENT).seconds);
  expect(estimateWork(DEFAULT_EXPERIMENT, NOMINAL_COST, 64).over).toBe('seconds');
});

it('does not ask for what the article varies, at full size', () => {
  for (const patch of [{ rows: 1_000_000 }, { epochs: 100 }, { hidden: [64, 64, 64] }, { dropout: [0.25] }])
    expect(estimateWork(change(patch)).over).toBeNull();
});

it('asks before it takes a gigabyte', () => {
  const large = changeExperiment(deep(1000), { batchSize: 8192, rows: 1_000_000 }).experiment;
  expect(estimateWork(large, { secondsPerStep: 0, secondsPerMultiplyAdd: 0 }, 8).over).toBe('bytes');
});

it('costs more with more rows, layers, epochs and smaller batches', () => {
  const seconds = estimateWork(DEFAULT_EXPERIMENT).seconds;
  for (const patch of [{ rows: 400_000 }, { hidden: [64, 64] }, { epochs: 50 }, { batchSize: 16 }])
    expect(estimateWork(change(patch)).seconds).toBeGreaterThan(seconds);
});
