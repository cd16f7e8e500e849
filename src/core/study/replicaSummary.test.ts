import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import type { Evaluation } from '../telemetry/probeReading.ts';
import { summarizeReplica, type ReplicaSummary } from './replicaSummary.ts';

const twoLayers = withLayers(DEFAULT_EXPERIMENT, { units: [2, 4] });
const reluOutput = { ...twoLayers, output: 'relu', loss: 'mean_squared_error' } as const;
const WELL: Evaluation = { loss: 0.5, accuracy: 0.75 };

/** Of the largest z of six hidden units and the output's. */
function summary(experiment: typeof twoLayers, largest: readonly number[], train: Evaluation | null = WELL, validation: Evaluation | null = WELL): ReplicaSummary {
  return summarizeReplica(experiment, Float32Array.from(largest), { replica: 0, epoch: 1, train, validation });
}

it('counts the dead units of each hidden layer', () => {
  expect(summary(twoLayers, [-1, 1, 0, -1, -2, 3, -1])).toMatchObject({ deadFraction: [0.5, 0.75], trainAccuracy: 0.75, validationAccuracy: 0.75 });
});

describe('the output', () => {
  it('is dead when it can die and is off on every row', () => {
    expect(summary(reluOutput, [1, 1, 1, 1, 1, 1, 0]).outputDead).toBe(true);
    expect(summary(reluOutput, [1, 1, 1, 1, 1, 1, 2]).outputDead).toBe(false);
  });

  it('is not judged where it cannot die or is NaN', () => {
    expect(summary(twoLayers, [1, 1, 1, 1, 1, 1, -1]).outputDead).toBeNull();
    expect(summary(reluOutput, [1, 1, 1, 1, 1, 1, NaN]).outputDead).toBeNull();
  });
});

describe('a network is finite', () => {
  it('while its losses and the largest z of every unit are', () => {
    expect(summary(twoLayers, [1, 1, 1, 1, 1, 1, 1]).isFinite).toBe(true);
    expect(summary(twoLayers, [1, 1, 1, 1, 1, 1, 1], null, null).isFinite).toBe(true);
    expect(summary(twoLayers, [1, 1, 1, 1, 1, 1, Infinity]).isFinite).toBe(false);
    expect(summary(twoLayers, [NaN, 1, 1, 1, 1, 1, 1], null, null).isFinite).toBe(false);
    expect(summary(twoLayers, [1, 1, 1, 1, 1, 1, 1], { loss: Infinity, accuracy: 0.5 }).isFinite).toBe(false);
    expect(summary(twoLayers, [1, 1, 1, 1, 1, 1, 1], WELL, { loss: NaN, accuracy: 0.5 }).isFinite).toBe(false);
  });
});
