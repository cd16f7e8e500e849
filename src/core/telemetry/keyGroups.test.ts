import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { distributionOf } from './distribution.ts';
import { CENTRAL_RANGE, linearHistogram } from './histogram.ts';
import { binUpperHalves } from './keyGroups.ts';
import { momentsOf } from './moments.ts';
import { orderStatistics, percentilesOf } from './percentiles.ts';
import { tallyOf } from './tally.ts';
import { countUpperHalves } from './upperHalves.ts';

/** Values that crowd together, spread over all sizes, tie, are zero, or are no numbers. */
const value = fc.oneof(
  fc.float({ noDefaultInfinity: false }),
  fc.float({ min: -2, max: 2, noNaN: true }),
  fc.float({ min: 1, max: Math.fround(1.0001), noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 0.5, NaN, Infinity, -Infinity, 1e-45, -1e-45),
);
const entries = fc.array(value, { minLength: 1, maxLength: 400 }).map((values) => Float32Array.from(values));

it('counts in bins as a look at each entry does', () => {
  fc.assert(
    fc.property(entries, (values) => {
      const moments = momentsOf(tallyOf(values));
      expect(linearHistogram(tallyOf(values), moments, undefined, countUpperHalves(values))).toEqual(linearHistogram(tallyOf(values), moments));
    }),
    { numRuns: 500 },
  );
});

it('counts in any bins, those that cut one pattern many times included', () => {
  const edges = fc.uniqueArray(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 80 }).map((all) => Float64Array.from(all).toSorted());
  fc.assert(
    fc.property(entries, edges, (values, bounds) => {
      const expected = new Uint32Array(bounds.length - 1);
      for (const entry of values) {
        if (!Number.isFinite(entry)) continue;
        const bin = Math.max(0, Math.min(expected.length - 1, bounds.findLastIndex((edge) => edge <= entry)));
        expected[bin] = (expected[bin] ?? 0) + 1;
      }
      expect(binUpperHalves(tallyOf(values), countUpperHalves(values), bounds)).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

it('a layer as large as the article’s has the distribution that its entries one by one have', () => {
  const wave = Float32Array.from({ length: 2048 * 64 }, (_, i) => Math.sin(i) * 3 + Math.sin(i * 1.7) ** 5);
  for (const layer of [wave, wave.map((z) => Math.max(0, z)), wave.map((z) => (z > 2 ? NaN : z * 1e-20))]) {
    expect(layer.length).toBeGreaterThan(tallyOf(layer).worthCounting);
    const moments = momentsOf(tallyOf(layer));
    const sorted = layer.filter((z) => Number.isFinite(z)).toSorted();
    const ranks = [0, 17, sorted.length >> 1, sorted.length - 1];
    expect(orderStatistics(tallyOf(layer), ranks)).toEqual(ranks.map((rank) => (sorted[rank] ?? NaN) + 0));
    const [low = NaN, high = NaN] = percentilesOf(tallyOf(layer), moments, CENTRAL_RANGE);
    expect(distributionOf(tallyOf(layer)).histogram).toEqual(linearHistogram(tallyOf(layer), moments, [low, high]));
  }
});
