import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import { deadBand, type ReplicaSummary } from './replicaSummary.ts';
import { hasLearnt } from '../diagnosis/baseline.ts';
import { proportionInterval } from './statistics.ts';
import { estimatePoint } from './estimates.ts';

const learnable = { ...withLayers(DEFAULT_EXPERIMENT, { units: [2, 6] }), labels: 'sum' } as const;
const facts = { trainRows: 140_000, validationRows: 60_000, trainPositiveShare: 0.5, validationPositiveShare: 0.5 };

function network(replica: number, deadFraction: readonly (number | null)[], validationLoss: number | null = null, isFinite = true): ReplicaSummary {
  return { replica, epoch: 0, deadFraction, outputDead: null, isFinite, trainLoss: null, validationLoss, trainAccuracy: null, validationAccuracy: null };
}

describe('a network has learnt', () => {
  it('when its loss is below ln 2 on balanced labels, and not when it is NaN', () => {
    expect(hasLearnt(learnable, facts, { validationLoss: 0.5 })).toBe(true);
    expect(hasLearnt(learnable, facts, { validationLoss: Math.LN2 - 0.0001 })).toBe(false);
    expect(hasLearnt(learnable, facts, { validationLoss: Number.NaN })).toBe(false);
  });

  it('cannot be said of coin flips, nor before losses and labels are known', () => {
    expect(hasLearnt(DEFAULT_EXPERIMENT, facts, { validationLoss: 0.1 })).toBeNull();
    expect(hasLearnt(learnable, facts, { validationLoss: null })).toBeNull();
    expect(hasLearnt(learnable, null, { validationLoss: 0.1 })).toBeNull();
  });
});

describe('over networks', () => {
  const networks = [network(0, [1, 0.5]), network(1, [0, 1]), network(2, [0.5, 0.5]), network(3, [0, 0])];

  it('half have a severed layer, with the interval of 2 in 4', () => {
    expect(estimatePoint('severed', networks, [], [])).toEqual({ ...proportionInterval(2, 4), count: 2, networks: 4, allEqual: false });
  });

  it('the share of dead units weighs layers by their width', () => {
    const estimate = estimatePoint('deadShare', networks, networks.map(() => learnable), []);
    expect(estimate?.estimate).toBeCloseTo((5 + 6 + 4 + 0) / 32, 12);
    expect(estimate?.low).toBeGreaterThanOrEqual(0);
  });

  it('nothing is counted where nothing can die, or nothing can be learnt', () => {
    expect(estimatePoint('severed', [network(0, [null, null])], [], [])).toBeNull();
    expect(estimatePoint('learnt', [network(0, [0, 0], 0.6)], [DEFAULT_EXPERIMENT], [facts])).toBeNull();
  });

  it('leaves out networks that are not finite, also where some layer still is', () => {
    const broken = network(4, [1, null], NaN, false);
    expect(estimatePoint('severed', [...networks, broken], [], [])).toEqual(estimatePoint('severed', networks, [], []));
    const experiments = [0, 1, 2, 3, 4].map(() => learnable);
    expect(estimatePoint('deadShare', [...networks, broken], experiments, [])).toEqual(estimatePoint('deadShare', networks, experiments, []));
    expect(estimatePoint('severed', [broken], [], [])).toBeNull();
  });

  it('the band of a layer spans its quantiles, leaves out networks with a NaN, and counts them', () => {
    expect(deadBand([...networks, network(4, [1, null], NaN, false)], 1, 3)).toMatchObject({ epoch: 3, networks: 4, notFinite: 1, p50: 0.25, p25: 0, p75: 0.625 });
    expect(deadBand([network(0, [null])], 1, 0)).toBeNull();
  });
});
