import { expect, it } from 'vitest';
import { handmadeFrame } from '../../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../../core/experiment/settings/fields.ts';
import type { Frame, Histogram } from '../../../core/telemetry/frame.ts';
import { entryCountOf, valueScaleOf, type DistributionSource } from './distributionSource.ts';

const OUTPUTS: DistributionSource = { entriesOf: (layer) => layer.output, axis: 'linear', quantity: 'output' };

function framesWith(histograms: readonly Histogram[]): readonly Frame[] {
  return histograms.map((histogram, epoch) => {
    const frame = handmadeFrame(DEFAULT_EXPERIMENT, { epoch });
    return { ...frame, layers: frame.layers.map((layer) => ({ ...layer, output: { ...layer.output, histogram } })) };
  });
}

function evenly(from: number, to: number, count: number): Histogram {
  return { edges: Float64Array.from({ length: 11 }, (_, edge) => from + ((to - from) * edge) / 10), counts: new Uint32Array(10).fill(count) };
}

it('always holds 0', () => {
  const { low, high } = valueScaleOf([framesWith([evenly(2, 3, 10)])], [1], OUTPUTS, 'all');
  expect([low, high]).toEqual([0, 3]);
});

it('leaves an outlier outside rather than flatten the rest', () => {
  const { edges, counts } = evenly(0, 1, 100);
  const withOutlier: Histogram = { edges: Float64Array.of(...edges, 50), counts: Uint32Array.of(...counts, 1) };
  expect(valueScaleOf([framesWith([withOutlier])], [1], OUTPUTS, 'all').high).toBeLessThan(1.1);
});

it('forgets what was long ago when asked to', () => {
  const frames = framesWith([evenly(0, 100, 10), evenly(0, 1, 10), evenly(0, 1, 10), evenly(0, 1, 10), evenly(0, 1, 10)]);
  expect(valueScaleOf([frames], [1], OUTPUTS, 'all').high).toBe(100);
  expect(valueScaleOf([frames], [1], OUTPUTS, 'recent').high).toBe(1);
});

it('has an axis where every value is 0', () => {
  const { low, high } = valueScaleOf([framesWith([{ edges: new Float64Array(0), counts: new Uint32Array(0) }])], [1], OUTPUTS, 'all');
  expect(low).toBeLessThan(high);
});

it('counts entries of every kind', () => {
  const { output } = handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 0 }).layers[0] ?? {};
  expect(output === undefined ? NaN : entryCountOf({ ...output, zeroCount: 3, nanCount: 2, infCount: 1 })).toBe(14);
});
