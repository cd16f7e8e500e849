import type { Distribution, EntryCounts, GradientSummary, Histogram, ParameterSummary, Percentiles } from './frame.ts';
import { CENTRAL_RANGE, linearHistogram, symmetricLogHistogram } from './histogram.ts';
import { momentsOf, type Moments } from './moments.ts';
import { percentilesOf, type PercentileOf } from './percentiles.ts';
import { countUpperHalves, WORTH_COUNTING } from './upperHalves.ts';

const SHOWN: readonly PercentileOf[] = [5, 25, 50, 75, 95].map((percentile) => ({ percentile, among: 'finite' }));

/** Distribution of a layer's outputs or pre-activations on the probe, in linear bins: of these and of so many exact zeros besides. */
export function distributionOf(entries: Float32Array, zerosBesides = 0): Distribution {
  const moments = momentsOf(entries, zerosBesides);
  const upperCounts = entries.length < WORTH_COUNTING ? undefined : countUpperHalves(entries);
  const [low = NaN, high = NaN, ...shown] = percentilesOf(entries, moments, [...CENTRAL_RANGE, ...SHOWN], upperCounts);
  const { mean, std, min, max } = moments;
  const counts = entryCounts(moments, linearHistogram(entries, moments, [low, high], upperCounts));
  return { ...counts, mean, std, min, max, percentiles: named(shown) };
}

/** Summary of a gradient with respect to one tensor, in symmetric-log bins. */
export function gradientSummaryOf(entries: Float32Array): GradientSummary {
  const moments = momentsOf(entries);
  const { norm, meanAbs } = moments;
  return { ...entryCounts(moments, symmetricLogHistogram(entries)), norm, meanAbs, percentiles: named(percentilesOf(entries, moments, SHOWN)) };
}

/** Summary of a kernel or bias, in linear bins. */
export function parameterSummaryOf(entries: Float32Array): ParameterSummary {
  const moments = momentsOf(entries);
  const { mean, std, min, max, norm } = moments;
  return { mean, std, min, max, norm, histogram: linearHistogram(entries, moments) };
}

/** The percentiles `SHOWN`, by name. */
function named([p5 = NaN, p25 = NaN, p50 = NaN, p75 = NaN, p95 = NaN]: readonly number[]): Percentiles {
  return { p5, p25, p50, p75, p95 };
}

function entryCounts({ entryCount, zeroCount, nanCount, infCount }: Moments, histogram: Histogram): EntryCounts {
  return { zeroFraction: entryCount === 0 ? 0 : zeroCount / entryCount, zeroCount, nanCount, infCount, histogram };
}
