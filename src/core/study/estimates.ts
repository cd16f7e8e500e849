import type { Experiment } from '../experiment/experiment.ts';
import { deadShareOf, layersOf } from '../telemetry/deadUnits.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { hasLearnt } from '../diagnosis/baseline.ts';
import { isSevered, type ReplicaSummary } from './replicaSummary.ts';
import { meanInterval, proportionInterval, type Interval } from './statistics.ts';

/** What can be counted over the networks of a point: a severed hidden layer, the mean share of dead units, and what learnt. */
export type StudyMeasure = 'severed' | 'deadShare' | 'learnt';

/** A quantity over the networks of a point, with its 95 % interval. */
export interface PointEstimate extends Interval {
  /** Networks for which it is true; null for a mean. */
  readonly count: number | null;
  /** Networks of which it is known. */
  readonly networks: number;
  /** Whether there are two or more of these and all are alike. */
  readonly allEqual: boolean;
}

/**
 * Counts networks of equal shape. `experiments` and `facts` have one entry per replica of the point; facts may be
 * missing. Null when it is known of no network: no dead state, nothing to learn, no losses yet. One that is not finite
 * has not learnt, and no unit of it is counted. Shares get the interval
 * of Clopper and Pearson, the mean Student's t within 0 … 1.
 */
export function estimatePoint(measure: StudyMeasure, summaries: readonly ReplicaSummary[], experiments: readonly Experiment[], facts: readonly (DataFacts | undefined)[]): PointEstimate | null {
  switch (measure) {
    case 'severed':
      return share(summaries.flatMap((summary) => (!summary.isFinite || summary.deadFraction.every((fraction) => fraction === null) ? [] : [isSevered(summary)])));
    case 'learnt':
      return share(
        summaries.flatMap((summary) => {
          const experiment = experiments[summary.replica];
          return experiment === undefined ? [] : (hasLearnt(experiment, facts[summary.replica] ?? null, summary) ?? []);
        }),
      );
    case 'deadShare':
    default: {
      const [first] = experiments;
      return first === undefined ? null : mean(summaries.flatMap(({ isFinite, deadFraction }) => (isFinite ? (deadShareOf(layersOf(deadFraction, first.layers)) ?? []) : [])));
    }
  }
}

function share(outcomes: readonly boolean[]): PointEstimate | null {
  if (outcomes.length === 0) return null;
  const count = outcomes.filter(Boolean).length;
  const networks = outcomes.length;
  return { ...proportionInterval(count, networks), count, networks, allEqual: networks > 1 && (count === 0 || count === networks) };
}

function mean(values: readonly number[]): PointEstimate | null {
  if (values.length === 0) return null;
  return { ...meanInterval(values, [0, 1]), count: null, networks: values.length };
}
