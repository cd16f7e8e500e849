import { expect, it } from 'vitest';
import { distributionOf, gradientSummaryOf } from './distribution.ts';
import type { EntryCounts, Histogram } from './frame.ts';
import { tallyOf } from './tally.ts';

function total({ counts }: Histogram): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function expectAllCounted(counted: EntryCounts, entries: Float32Array): void {
  expect(counted.zeroCount + counted.nanCount + counted.infCount + total(counted.histogram)).toBe(entries.length);
  expect(counted.zeroFraction).toBe(entries.length === 0 ? 0 : counted.zeroCount / entries.length);
}

/** The definition: edges[i] ≤ value < edges[i + 1], the last bin closed. */
function countedOneByOne({ edges }: Histogram, entries: Float32Array): number[] {
  const bins = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  for (const entry of entries) {
    if (entry === 0 || !Number.isFinite(entry)) continue;
    const bin = bins.findIndex((_, i) => entry >= (edges[i] ?? NaN) && (entry < (edges[i + 1] ?? NaN) || (i === bins.length - 1 && entry === edges[i + 1])));
    bins[bin] = (bins[bin] ?? NaN) + 1;
  }
  return bins;
}

const waves = Float32Array.from({ length: 5000 }, (_, i) => Math.sin(i) + Math.sin(i * 1.7) / 3);
const SAMPLES: Record<string, Float32Array> = {
  'values of both signs': waves,
  'a ReLU layer': waves.map((value) => Math.max(0, value)),
  'far outliers': Float32Array.of(...waves, 1e6, -1e6, 3e38),
  'outliers across zero': Float32Array.of(...waves.map((value) => value + 5), -400),
  'a narrow range far from zero': waves.map((value) => 1e6 + value),
  'one value': Float32Array.of(0.3),
  'one value, repeated, negative': new Float32Array(100).fill(-7),
  'one value and an outlier': Float32Array.of(...new Float32Array(1000).fill(2), 3),
  'all zero': new Float32Array(64),
  'all NaN': new Float32Array(64).fill(NaN),
  'infinities': Float32Array.of(Infinity, -Infinity, 1, 2, -0, NaN),
  'subnormal numbers': Float32Array.of(1e-45, -1e-45, 3e-42, 1e-39, 1e-3),
  'the largest floats': Float32Array.of(3.4e38, -3.4e38, 1),
  'nothing': new Float32Array(0),
};

it.each(Object.entries(SAMPLES))('counts every entry once and in its own bin: %s', (_, entries) => {
  for (const counted of [distributionOf(tallyOf(entries)), gradientSummaryOf(tallyOf(entries))]) {
    const { histogram } = counted;
    expectAllCounted(counted, entries);
    expect([...histogram.counts]).toEqual(countedOneByOne(histogram, entries));
    expect(histogram.edges.every((edge, i) => i === 0 || edge > (histogram.edges[i - 1] ?? NaN))).toBe(true);
    const insideABin = histogram.edges.some((edge, i) => edge < 0 && (histogram.edges[i + 1] ?? -1) > 0);
    expect(insideABin).toBe(false);
    expect(histogram.edges).toHaveLength(histogram.counts.length === 0 ? 0 : histogram.counts.length + 1);
  }
});

it('resolves the bulk of a layer although one value lies far away', () => {
  const { histogram } = distributionOf(tallyOf(SAMPLES['far outliers'] ?? waves));
  const narrow = histogram.edges.filter((edge) => Math.abs(edge) < 2);
  expect(narrow.length).toBeGreaterThan(55);
  expect([histogram.edges[0], histogram.edges.at(-1)]).toEqual([-1e6, Math.fround(3e38)]);
});

it('shows tiny and large gradients in the same histogram, four bins a decade', () => {
  const { histogram } = gradientSummaryOf(tallyOf(Float32Array.of(-1e-20, 1.5e-9, 1.5e-3)));
  expect(histogram.edges).toContain(0);
  expect(histogram.edges).toContain(1e-3);
  expect(histogram.edges[histogram.edges.indexOf(1e-3) + 4]).toBe(undefined);
  expect([...histogram.counts].filter((count) => count > 0)).toEqual([1, 1, 1]);
  expect(histogram.counts[0]).toBe(1);
  const widest = Math.max(...histogram.edges.map((edge, i) => (edge > 0 ? (histogram.edges[i + 1] ?? 0) / edge : 0)));
  expect(widest).toBeCloseTo(10 ** 0.25, 9);
});
