import type { Experiment } from '../experiment/experiment.ts';
import type { ReplicaSummary } from './replicaSummary.ts';
import { quantile } from './statistics.ts';

/** Quantiles over networks of a layer's dead fraction, each 0 to 1. */
export interface DeadBand {
  readonly epoch: number;
  /** Networks counted: those whose dead fraction is known. */
  readonly networks: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** The distribution over networks of the dead fraction of a hidden layer, from 1, after an epoch; null when it is known of none. */
export function deadBand(summaries: readonly ReplicaSummary[], layer: number, epoch: number): DeadBand | null {
  const values = summaries.flatMap(({ deadFraction }) => deadFraction[layer - 1] ?? []);
  if (values.length === 0) return null;
  const at = (share: number): number => quantile(values, share);
  return { epoch, networks: values.length, p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

/**
 * Share of all hidden units that are dead, from each hidden layer's share; null where some layer has no dead state or
 * a unit is NaN.
 */
export function deadShare(fractions: readonly (number | null)[], { layers }: Pick<Experiment, 'layers'>): number | null {
  let dead = 0;
  let all = 0;
  for (const [index, { units }] of layers.entries()) {
    const fraction = fractions[index] ?? null;
    if (fraction === null) return null;
    dead += fraction * units;
    all += units;
  }
  return dead / all;
}
