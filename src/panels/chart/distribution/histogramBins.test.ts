import { expect, it } from 'vitest';
import type { Histogram, EntryCounts } from '../../../core/telemetry/frame.ts';
import { rebin, binPercentiles, pooledQuantiles } from './histogramBins.ts';

const HISTOGRAM: Histogram = { edges: Float64Array.of(0, 1, 2, 4), counts: Uint32Array.of(10, 20, 30) };

it('keeps the counts where the bins agree', () => {
  expect([...rebin({ edges: Float64Array.of(0, 1, 2), counts: Uint32Array.of(3, 5) }, (value) => value / 2, 2).counts]).toEqual([3, 5]);
});

it('cuts a bin in proportion, and loses nothing', () => {
  const { counts, below, above } = rebin(HISTOGRAM, (value) => value / 4, 8);
  expect([...counts]).toEqual([5, 5, 10, 10, 7.5, 7.5, 7.5, 7.5]);
  expect([below, above]).toEqual([0, 0]);
});

it('counts what lies beyond the axis', () => {
  const { counts, below, above } = rebin(HISTOGRAM, (value) => value - 1, 1);
  expect([...counts]).toEqual([20]);
  expect([below, above]).toEqual([10, 30]);
});

it('puts a single value into one bin', () => {
  const narrow: Histogram = { edges: Float64Array.of(0.5, 0.5 + 1e-16), counts: Uint32Array.of(7) };
  expect([...rebin(narrow, (value) => value, 4).counts]).toEqual([0, 0, 7, 0]);
});

const EVEN: Histogram = { edges: Float64Array.of(0, 1, 2, 3, 4), counts: Uint32Array.of(25, 25, 25, 25) };

function entries(histogram: Histogram, zeroCount: number): EntryCounts {
  return { histogram, zeroCount, zeroFraction: 0, nanCount: 0, infCount: 0 };
}

it('interpolates within bins', () => {
  const { p5, p50, p95 } = binPercentiles(entries(EVEN, 0));
  expect([p5, p50, p95].map((value) => Number(value.toFixed(9)))).toEqual([0.2, 2, 3.8]);
});

it('puts exact zeros between the signs', () => {
  const signed: Histogram = { edges: Float64Array.of(-1, 0, 1), counts: Uint32Array.of(10, 10) };
  const { p5, p25, p50, p75, p95 } = binPercentiles(entries(signed, 80));
  expect([p25, p50, p75]).toEqual([0, 0, 0]);
  expect(p5).toBeCloseTo(-0.5, 9);
  expect(p95).toBeCloseTo(0.5, 9);
});

it('reads all-zero entries as 0, and none as not a number', () => {
  const empty: Histogram = { edges: new Float64Array(0), counts: new Uint32Array(0) };
  expect(binPercentiles(entries(empty, 5)).p50).toBe(0);
  expect(binPercentiles(entries(empty, 0)).p50).toBeNaN();
});

it('pools histograms by their counts', () => {
  const high: Histogram = { edges: Float64Array.of(100, 101), counts: Uint32Array.of(100) };
  expect(pooledQuantiles([EVEN, high], [0.25, 0.75])).toEqual([2, 100.5]);
  expect(pooledQuantiles([], [0.5])).toBeNull();
});

it('pools sizes where signs do not matter', () => {
  const negative: Histogram = { edges: Float64Array.of(-2, -1), counts: Uint32Array.of(4) };
  expect(pooledQuantiles([negative], [0, 1], Math.abs)).toEqual([1, 2]);
});
