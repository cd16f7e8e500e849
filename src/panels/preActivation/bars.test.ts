import { expect, it } from 'vitest';
import { distributionOf } from '../../core/telemetry/distribution.ts';
import { barsOf } from './bars.ts';
import { preActivationDomain } from './histogramAxes.ts';

/** Values evenly spread over a range. */
function spread(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => low + ((high - low) * (index + 0.5)) / count);
}

it('splits the finite values into on, z above 0, and off, exact zeros among them', () => {
  const z = distributionOf(Float32Array.from([...spread(-3, 0, 600), ...spread(0, 1, 200), ...Array<number>(200).fill(0), Number.NaN, Infinity]));
  const { on, off, zeros, total } = barsOf(z);
  expect(total).toBe(1000);
  expect(zeros).toBe(200);
  expect(on).toBeCloseTo(0.2, 12);
  expect(off).toBeCloseTo(0.8, 12);
});

it('has no bar on both sides of 0', () => {
  for (const { from, to } of barsOf(distributionOf(Float32Array.from(spread(-2, 5, 900)))).bars) expect(from < 0 && to > 0).toBe(false);
});

it('takes a wide end bin for values beyond the axis', () => {
  const { bars } = barsOf(distributionOf(Float32Array.from([-1000, ...spread(-1, 1, 2000), 900])));
  expect(bars.at(0)).toMatchObject({ open: 'below', count: 1 });
  expect(bars.at(-1)).toMatchObject({ open: 'above', count: 1 });
  expect(bars.slice(1, -1).every(({ open }) => open === null)).toBe(true);
});

it('keeps outliers from stretching the axis', () => {
  const [low, high] = preActivationDomain([distributionOf(Float32Array.from([-1000, ...spread(-1, 1, 2000), 900]))]);
  expect(low).toBeGreaterThan(-2);
  expect(high).toBeLessThan(2);
});

it('always shows 0 with room on either side', () => {
  for (const values of [spread(-9, -8, 500), spread(8, 9, 500), [0, 0, 0], [-3, -3], [Number.NaN]]) {
    const [low, high] = preActivationDomain([distributionOf(Float32Array.from(values))]);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  }
});

it('has no share of nothing', () => {
  expect(barsOf(distributionOf(Float32Array.from([Number.NaN]))).on).toBeNaN();
});
