import type { Distribution, EntryCounts, GradientSummary, Histogram, ParameterSummary, Percentiles } from './frame.ts';
import { CENTRAL_RANGE, linearHistogram, symmetricLogHistogram } from './histogram.ts';
import { momentsOf, type Moments } from './moments.ts';
import { percentilesOf, type PercentileOf } from './percentiles.ts';
import type { Tally } from './tally.ts';

const SHOWN: readonly PercentileOf[] = [5, 25, 50, 75, 95].map((percentile) => ({ percentile, among: 'finite' }));

/** Distribution of a layer's outputs or pre-activations on the probe, in linear bins. */
export function distributionOf(tally: Tally): Distribution {
  const moments = momentsOf(tally);
  const upperCounts = tally.length < tally.worthCounting ? undefined : tally.upperCounts();
  const [low = NaN, high = NaN, ...shown] = percentilesOf(tally, moments, [...CENTRAL_RANGE, ...SHOWN], upperCounts);
  const { mean, std, min, max } = moments;
  const counts = entryCounts(moments, linearHistogram(tally, moments, [low, high], upperCounts));
  return { ...counts, mean, std, min, max, percentiles: named(shown) };
}

/** Summary of a gradient with respect to one tensor, in symmetric-log bins. */
export function gradientSummaryOf(tally: Tally): GradientSummary {
  const moments = momentsOf(tally);
  const { norm, meanAbs } = moments;
  return { ...entryCounts(moments, symmetricLogHistogram(tally.entries)), norm, meanAbs, percentiles: named(percentilesOf(tally, moments, SHOWN)) };
}

/** Summary of a kernel or bias, in linear bins. */
export function parameterSummaryOf(tally: Tally): ParameterSummary {
  const moments = momentsOf(tally);
  const { mean, std, min, max, norm } = moments;
  return { mean, std, min, max, norm, histogram: linearHistogram(tally, moments) };
}

/** The percentiles `SHOWN`, by name. */
function named([p5 = NaN, p25 = NaN, p50 = NaN, p75 = NaN, p95 = NaN]: readonly number[]): Percentiles {
  return { p5, p25, p50, p75, p95 };
}

function entryCounts({ entryCount, zeroCount, nanCount, infCount }: Moments, histogram: Histogram): EntryCounts {
  return { zeroFraction: entryCount === 0 ? 0 : zeroCount / entryCount, zeroCount, nanCount, infCount, histogram };
}
