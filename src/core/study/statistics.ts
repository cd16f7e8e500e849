export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * Wilson's score interval, 95 %, of a proportion: `count` of `total`. Source: E. B. Wilson, "Probable inference"
 * (JASA 22, 1927). NaN for a total of 0.
 */
export function proportionInterval(count: number, total: number): Interval {
  const p = count / total;
  const spread = Z ** 2 / total;
  const centre = (p + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((p * (1 - p)) / total + spread / (4 * total))) / (1 + spread);
  return { estimate: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** Mean and its 95 % interval by the normal approximation, from the sample's standard deviation. */
export function meanInterval(values: readonly number[]): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = n < 2 ? 0 : values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = Z * Math.sqrt(variance / n);
  return { estimate: mean, low: mean - half, high: mean + half };
}

/** Quantile with linear interpolation, `at` from 0 to 1; NaN for no values. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = at * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
