import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { distributionOf } from '../../../core/telemetry/distribution.ts';
import type { Distribution } from '../../../core/telemetry/frame.ts';
import { tallyOf } from '../../../core/telemetry/tally.ts';
import { barsOf, saturationWords } from './bars.ts';
import { barBox, histogramPlace, preActivationDomain } from './histogramAxes.ts';

function distribution(entries: Iterable<number>): Distribution {
  return distributionOf(tallyOf(Float32Array.from(entries)));
}

/** Values evenly spread over a range. */
function spread(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => low + ((high - low) * (index + 0.5)) / count);
}

it('splits the finite values into on, z above 0, and off, exact zeros among them', () => {
  const z = distribution([...spread(-3, 0, 600), ...spread(0, 1, 200), ...Array<number>(200).fill(0), Number.NaN, Infinity]);
  const { on, off, zeros, total } = barsOf(z);
  expect(total).toBe(1000);
  expect(zeros).toBe(200);
  expect(on).toBeCloseTo(0.2, 12);
  expect(off).toBeCloseTo(0.8, 12);
});

it('has no bar on both sides of 0', () => {
  for (const { from, to } of barsOf(distribution(spread(-2, 5, 900))).bars) expect(from < 0 && to > 0).toBe(false);
});

it('spreads the few values far out over their wide bin', () => {
  const { bars } = barsOf(distribution([-1000, ...spread(-1, 1, 2000), 900]));
  for (const wide of [bars.at(0), bars.at(-1)]) {
    expect(wide?.count).toBe(1);
    expect(wide?.height).toBeLessThan(0.01);
  }
  for (const { height, count } of bars.slice(1, -1)) expect(height).toBe(count);
});

/** Values of one layer: a bulk anywhere, a few far out, exact zeros, what is not finite. */
const LAYER = fc
  .tuple(fc.float({ min: -50, max: 50, noNaN: true }), fc.float({ min: Math.fround(0.001), max: 20, noNaN: true }), fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 }), fc.array(fc.float({ min: -1e4, max: 1e4 }), { maxLength: 3 }))
  .map(([centre, width, bulk, far]) => Float32Array.from([...bulk.map((share) => centre + width * (share - 0.5)), ...far]));

it('draws no bar over values that are not there, wherever the layers and epochs lie', () => {
  fc.assert(
    fc.property(fc.array(LAYER, { minLength: 1, maxLength: 4 }), (layers) => {
      const distributions = layers.map(distribution);
      const domain = preActivationDomain(distributions);
      const place = histogramPlace(domain, 40, 340);
      const drawn = distributions.flatMap((distribution, layer) => barsOf(distribution).bars.filter(({ count }) => count > 0).map((bar) => ({ bar, layer, box: barBox(bar, domain, place) })));
      const isWithinItsValues = ({ bar, box }: (typeof drawn)[number]): boolean => box.beyond !== null || (box.x >= place.x(bar.from) - 1e-9 && box.x + box.width <= Math.max(place.x(bar.to), box.x + 1) + 1e-9);
      const isOnItsSide = ({ bar, box }: (typeof drawn)[number]): boolean => (bar.side === 'negative' ? box.x + box.width <= place.x(0) + 1 : box.x >= place.x(0) - 1e-9);
      const hasValues = ({ bar, layer }: (typeof drawn)[number]): boolean => layers[layer]?.some((z) => z >= bar.from && z <= bar.to) === true;
      expect(drawn.filter((one) => !isWithinItsValues(one) || !isOnItsSide(one) || !hasValues(one))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

it('draws nothing right of 0 for a layer whose bias is −5', () => {
  const z = distribution([...spread(-8.3, -6.5, 10), ...spread(-6.5, -3.5, 2000), ...spread(-3.5, -1.9, 10)]);
  const domain = preActivationDomain([z]);
  const place = histogramPlace(domain, 40, 340);
  for (const bar of barsOf(z).bars) {
    const box = barBox(bar, domain, place);
    expect(box.x + box.width).toBeLessThan(place.x(0));
  }
});

it('keeps outliers from stretching the axis', () => {
  const [low, high] = preActivationDomain([distribution([-1000, ...spread(-1, 1, 2000), 900])]);
  expect(low).toBeGreaterThan(-2);
  expect(high).toBeLessThan(2);
});

it('always shows 0 with room on either side', () => {
  for (const values of [spread(-9, -8, 500), spread(8, 9, 500), [0, 0, 0], [-3, -3], [Number.NaN]]) {
    const [low, high] = preActivationDomain([distribution(values)]);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  }
});

it('has no share of nothing', () => {
  expect(barsOf(distribution([Number.NaN])).on).toBeNaN();
});

it('says how much is saturated, and nothing where an activation is not flat on both sides', () => {
  expect(saturationWords({ saturatedFraction: 0.12, flatFraction: 0.4 })).toBe('saturated at 12\u202f% of z, slope below 1\u202f% of its largest at 40\u202f%');
  expect(saturationWords({ saturatedFraction: null, flatFraction: null })).toBe('');
});
