import { describe, expect, it } from 'vitest';
import { normalFromUniform } from '../random/normal.ts';
import { uniformFromWord } from '../random/streams.ts';
import { threefry2x32 } from '../random/threefry.ts';
import { excludesZero, meanInterval, pairedInterval, proportionInterval, quantile, studentQuantile, unseenShare, type Interval } from './statistics.ts';

const SIZES = [2, 4, 8, 32, 64];
const SAMPLES = 4000;
/** Four standard errors of a coverage of 95 % over so many samples. */
const MONTE_CARLO = 4 * Math.sqrt((0.95 * 0.05) / SAMPLES);

/** `n` values of sample `sample`, made of uniforms in (0, 1). */
function drawn(n: number, sample: number, value: (uniform: number) => number): readonly number[] {
  const words = new Uint32Array(2);
  return Array.from({ length: n }, (_, index) => {
    threefry2x32(words, 11, n, sample, index);
    return value(uniformFromWord(words[0] ?? 0));
  });
}

/** Share of the samples whose interval holds the truth. */
function coverage(n: number, truth: number, value: (uniform: number) => number, interval: (values: readonly number[]) => Interval): number {
  const held = Array.from({ length: SAMPLES }, (_, sample) => interval(drawn(n, sample, value))).filter(({ low, high }) => low <= truth && truth <= high);
  return held.length / SAMPLES;
}

/** Probability of `count` in `n` where each is true with probability p. */
function binomial(count: number, n: number, p: number): number {
  let logarithm = 0;
  for (let k = 1; k <= count; k += 1) logarithm += Math.log((n - count + k) / k);
  return Math.exp(logarithm + count * Math.log(p) + (n - count) * Math.log1p(-p));
}

describe('Student’s t', () => {
  // Table of the 97.5 % point in any textbook.
  it.each([
    [1, 12.706205],
    [2, 4.302653],
    [3, 3.182446],
    [7, 2.364624],
    [10, 2.228139],
    [31, 2.039513],
    [63, 1.998341],
    [255, 1.969311],
  ])('with %i degrees of freedom is %f', (freedom, value) => {
    expect(studentQuantile(freedom)).toBeCloseTo(value, 6);
  });
});

describe.each(SIZES)('over %i seeds', (n) => {
  it('the interval of a mean of normal values covers 95 %', () => {
    expect(Math.abs(coverage(n, 3, (uniform) => 3 + 2 * normalFromUniform(uniform), meanInterval) - 0.95)).toBeLessThan(MONTE_CARLO);
  });

  it('so does that of paired differences', () => {
    expect(Math.abs(coverage(n, -0.1, (uniform) => -0.1 + 0.05 * normalFromUniform(uniform), pairedInterval) - 0.95)).toBeLessThan(MONTE_CARLO);
  });

  it('and of shares of 64 units, which are often equal, not less', () => {
    const ofUnits = (uniform: number): number => Math.min(64, Math.max(0, Math.round(48 + 1.5 * normalFromUniform(uniform)))) / 64;
    expect(coverage(n, 0.75, ofUnits, (values) => meanInterval(values, [0, 1]))).toBeGreaterThan(0.95 - MONTE_CARLO);
  });

  it('the interval of a proportion covers at least 95 %, whatever the share', () => {
    for (const p of [0.001, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.7, 0.9, 0.95, 0.98, 0.999]) {
      let covered = 0;
      for (let count = 0; count <= n; count += 1) {
        const { low, high } = proportionInterval(count, n);
        if (low <= p && p <= high) covered += binomial(count, n, p);
      }
      expect({ p, isCovered: covered >= 0.95 - 1e-9 }).toEqual({ p, isCovered: true });
    }
  });

  it('values that are all equal are no certainty: an interval from them misses the mean in 5 % at most', () => {
    const { low, high, allEqual } = meanInterval(Array.from({ length: n }, () => 1), [0, 1]);
    expect(allEqual).toBe(true);
    expect(high).toBe(1);
    // Where a share of more than 1 − low of all networks lie at 0, so many are equal by luck in fewer than 5 %.
    expect(low ** n).toBeCloseTo(0.05, 9);
    expect(low).toBeLessThan(1);
  });
});

describe('an interval', () => {
  it('of 15 in 20 is that of Clopper and Pearson', () => {
    const { estimate, low, high } = proportionInterval(15, 20);
    expect(estimate).toBe(0.75);
    expect(low).toBeCloseTo(0.508954, 5);
    expect(high).toBeCloseTo(0.913429, 5);
  });

  it('of none in ten starts at 0 and ends at 1 − .025^(1/10)', () => {
    const { low, high } = proportionInterval(0, 10);
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1 - 0.025 ** 0.1, 9);
    expect(proportionInterval(10, 10).low).toBeCloseTo(0.025 ** 0.1, 9);
    expect(proportionInterval(0, 0).low).toBeNaN();
  });

  it('of 1, 2, 3 has the half-width 4.3027/√3', () => {
    const { estimate, high } = meanInterval([1, 2, 3]);
    expect(estimate).toBe(2);
    expect(high - estimate).toBeCloseTo(4.302653 / Math.sqrt(3), 5);
  });

  it('of shares stays within them', () => {
    expect(meanInterval([0.99, 1, 1], [0, 1])).toMatchObject({ high: 1, allEqual: false });
    expect(meanInterval([0.5], [0, 1])).toMatchObject({ estimate: 0.5, low: 0, high: 1 });
  });

  it('of eight differences of 0 tells nothing apart from 0, and says that all are equal', () => {
    const interval = pairedInterval(Array.from({ length: 8 }, () => 0), [-1, 1]);
    expect(interval).toMatchObject({ estimate: 0, allEqual: true });
    expect(interval.high).toBeCloseTo(unseenShare(8), 12);
    expect(excludesZero(interval)).toBe(false);
    expect(excludesZero(pairedInterval([0.2, 0.3, 0.25]))).toBe(true);
  });

  it('of values of which one is no number is none', () => {
    expect(meanInterval([1, Number.NaN]).low).toBeNaN();
    expect(excludesZero(meanInterval([1, Number.NaN]))).toBe(false);
  });

  it('the rule of three: of 100 that are equal, near 3 % may differ', () => {
    expect(unseenShare(100)).toBeCloseTo(0.03, 3);
  });
});

it('quantiles interpolate', () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([], 0.5)).toBeNaN();
});
