import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { distributionOf, gradientSummaryOf } from '../../../core/telemetry/distribution.ts';
import { tallyOf } from '../../../core/telemetry/tally.ts';
import type { Histogram } from '../../../core/telemetry/frame.ts';
import { linearValueScale, symmetricLogValueScale } from '../axis/valueAxis.ts';
import { axisBins, rebin, pooledQuantiles } from './histogramBins.ts';

const HISTOGRAM: Histogram = { edges: Float64Array.of(0, 1, 2, 4), counts: Uint32Array.of(10, 20, 30) };

it('keeps the counts where the bins agree', () => {
  expect([...rebin({ edges: Float64Array.of(0, 1, 2), counts: Uint32Array.of(3, 5) }, (value) => value / 2, axisBins(0, 2)).counts]).toEqual([3, 5]);
});

it('cuts a bin in proportion, and loses nothing', () => {
  const { counts, below, above } = rebin(HISTOGRAM, (value) => value / 4, axisBins(0, 8));
  expect([...counts]).toEqual([5, 5, 10, 10, 7.5, 7.5, 7.5, 7.5]);
  expect([below, above]).toEqual([0, 0]);
});

it('counts what lies beyond the axis', () => {
  const { counts, below, above } = rebin(HISTOGRAM, (value) => value - 1, axisBins(-1, 1));
  expect([...counts]).toEqual([20]);
  expect([below, above]).toEqual([10, 30]);
});

it('puts a single value into one bin', () => {
  const narrow: Histogram = { edges: Float64Array.of(0.5, 0.5 + 1e-16), counts: Uint32Array.of(7) };
  expect([...rebin(narrow, (value) => value, axisBins(0, 4)).counts]).toEqual([0, 0, 7, 0]);
});

it('has an edge at 0 wherever that lies, and numbers its bins from end to end', () => {
  for (const zero of [0.001, 0.3, 0.5, 0.77, 0.999]) {
    const bins = axisBins(zero, 10);
    expect(bins.binAt(zero)).toBe(bins.zeroBin);
    expect([bins.positionOf(0), bins.positionOf(bins.zeroBin), bins.positionOf(10)]).toEqual([0, zero, 1]);
    for (const position of [0.0005, 0.2, 0.4, 0.9]) expect(bins.positionOf(bins.binAt(position))).toBeCloseTo(position, 12);
  }
});

it('draws no bar of the axis where there are no values, nor across 0, whatever the values', () => {
  const values = fc.tuple(fc.array(fc.float({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 200 }), fc.array(fc.float({ min: -1e4, max: 1e4, noNaN: true }), { maxLength: 2 }), fc.constantFrom(-5, 0, 5));
  fc.assert(
    fc.property(values, fc.boolean(), ([bulk, far, centre], isLog) => {
      const entries = tallyOf(Float32Array.from([...bulk.map((value) => value + centre), ...far]));
      const { histogram } = isLog ? gradientSummaryOf(entries) : distributionOf(entries);
      const edges = [...histogram.edges];
      const reach = Math.max(1e-3, ...edges.map(Math.abs));
      const { position, valueAt } = isLog ? symmetricLogValueScale(reach * 1e-3, reach) : linearValueScale(Math.min(0, ...edges), Math.max(0, ...edges));
      const bins = axisBins(position(0), 40);
      const tolerance = reach * 1e-9;
      const wrong = [...rebin(histogram, position, bins).counts].flatMap((count, bin) => {
        const [from, to] = [valueAt(bins.positionOf(bin)), valueAt(bins.positionOf(bin + 1))];
        const holdsValues = edges.slice(1).some((edge, index) => (histogram.counts[index] ?? 0) > 0 && edge >= from - tolerance && (edges[index] ?? 0) <= to + tolerance);
        return count > 1e-9 && (!holdsValues || (from < -tolerance && to > tolerance)) ? [[from, to, count]] : [];
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

const EVEN: Histogram = { edges: Float64Array.of(0, 1, 2, 3, 4), counts: Uint32Array.of(25, 25, 25, 25) };

it('pools histograms by their counts', () => {
  const high: Histogram = { edges: Float64Array.of(100, 101), counts: Uint32Array.of(100) };
  expect(pooledQuantiles([EVEN, high], [0.25, 0.75])).toEqual([2, 100.5]);
  expect(pooledQuantiles([], [0.5])).toBeNull();
});

it('pools sizes where signs do not matter', () => {
  const negative: Histogram = { edges: Float64Array.of(-2, -1), counts: Uint32Array.of(4) };
  expect(pooledQuantiles([negative], [0, 1], Math.abs)).toEqual([1, 2]);
});
