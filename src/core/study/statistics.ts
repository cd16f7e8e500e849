/** An estimate and the 95 % interval around it. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Share of the samples of which an interval may miss what it is an interval of. */
const MISS = 0.05;

/**
 * The 95 % interval of Clopper and Pearson of a proportion: `count` of `total`. Of networks whose true share is any
 * p, at least 95 % of the samples give an interval that holds p, however few the networks; Wilson's, which is narrower, holds it
 * in 85 % of them at p = .02 and 8 networks. Of 0 of n it is 0 to 1 − .025^(1/n), near 3.7/n: the rule of three for two sides. Source:
 * "The use of confidence or fiducial limits" (Biometrika 26, 1934). NaN for a total of 0.
 */
export function proportionInterval(count: number, total: number): Interval {
  const estimate = count / total;
  if (!(total > 0)) return { estimate, low: Number.NaN, high: Number.NaN };
  const low = count === 0 ? 0 : root((p) => chanceOfAtLeast(count, total, p) - MISS / 2, 0, estimate);
  const high = count === total ? 1 : root((p) => MISS / 2 - (1 - chanceOfAtLeast(count + 1, total, p)), estimate, 1);
  return { estimate, low, high };
}

/** Probability that at least `count`, from 1, of `total` come out true where each does with probability p. */
function chanceOfAtLeast(count: number, total: number, p: number): number {
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : 1;
  let logTerm = total * Math.log1p(-p);
  let below = 0;
  for (let k = 0; k < count; k += 1) {
    below += Math.exp(logTerm);
    logTerm += Math.log((total - k) / (k + 1)) + Math.log(p) - Math.log1p(-p);
  }
  return 1 - below;
}

/** The root of an increasing function between two places, by halving. */
function root(f: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A mean with its interval, and whether all values are one. */
export interface MeanInterval extends Interval {
  /** Whether two values or more are given and all are equal, so that no deviation can be told from them. */
  readonly allEqual: boolean;
}

/**
 * Mean and its 95 % interval by Student's t, from the sample's standard deviation; it covers 95 % where values are normal.
 * Values that are all equal leave a deviation of 0, which is no certainty: then at most `unseenShare` of all networks have another value
 * (the rule of three), which lies in `range`, and the interval is where their mean can be; without a range it has no ends. One value has
 * no interval but the range. NaN for no values, or where one is NaN.
 */
export function meanInterval(values: readonly number[], [least, most]: readonly [least: number, most: number] = [-Infinity, Infinity]): MeanInterval {
  const n = values.length;
  const [first = Number.NaN] = values;
  const allEqual = n > 1 && values.every((value) => value === first);
  if (allEqual) {
    const unseen = unseenShare(n);
    return { estimate: first, low: first - unseen * (first - least), high: first + unseen * (most - first), allEqual };
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { estimate: mean, low: least, high: most, allEqual };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = studentQuantile(n - 1) * Math.sqrt(variance / n);
  return { estimate: mean, low: Math.max(least, mean - half), high: Math.min(most, mean + half), allEqual };
}

/**
 * Mean of paired differences (with a change less without it, one a seed) and its 95 % interval, as `meanInterval`. `range` is
 * where a difference can lie: [−1, 1] for accuracies and shares; losses have none.
 */
export function pairedInterval(differences: readonly number[], range?: readonly [least: number, most: number]): MeanInterval {
  return meanInterval(differences, range);
}

/** Whether an interval tells its mean from 0: all of it lies on one side. False where an end is NaN. */
export function excludesZero({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}

/** Largest share of all networks that differ from `n` that are all equal, at 95 %: 1 − .05^(1/n), near 3/n (the rule of three). */
export function unseenShare(n: number): number {
  return 1 - MISS ** (1 / n);
}

/**
 * 97.5 % quantile of Student's t with a whole number of degrees of freedom, from 1: the t within which, on both sides of 0, lies 95 %. From the
 * closed form of the distribution, Abramowitz and Stegun 26.7.3 and 26.7.4.
 */
export function studentQuantile(freedom: number): number {
  const angle = root((theta) => withinAngle(theta, freedom) - (1 - MISS), 0, Math.PI / 2);
  return Math.sqrt(freedom) * Math.tan(angle);
}

/** Probability that |t| is at most √freedom·tan θ. */
function withinAngle(theta: number, freedom: number): number {
  const isOdd = freedom % 2 === 1;
  const square = Math.cos(theta) ** 2;
  let term = isOdd ? Math.cos(theta) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < freedom; k += 2) {
    term *= (square * (k - 1)) / k;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
}

/** Quantile with linear interpolation, `at` from 0 to 1; NaN for no values. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = at * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
