import { layoutOf } from '../experiment/layout.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { deadFractionOf } from '../telemetry/deadUnits.ts';
import { quantile } from './statistics.ts';
import type { Evaluation } from '../telemetry/probeReading.ts';

/** What is kept of one network of many after an epoch. */
export interface ReplicaSummary {
  /** Place in the study, from 0: the seed is seed + replica. */
  readonly replica: number;
  readonly epoch: number;
  /** Per hidden layer, the share of units with z ≤ 0 on the whole probe; null where the activation has no dead state or a unit is NaN. */
  readonly deadFraction: readonly (number | null)[];
  /** Whether the output unit has z ≤ 0 on the whole probe; null as `deadFraction`. */
  readonly outputDead: boolean | null;
  /** Whether the losses that are known and the largest z of every unit are finite. */
  readonly isFinite: boolean;
  /** Losses as in a Frame; null at birth before they are known. */
  readonly trainLoss: number | null;
  readonly validationLoss: number | null;
  readonly trainAccuracy: number | null;
  readonly validationAccuracy: number | null;
}

/** Summarises a network from the largest z of every unit over the probe, `[unitCount]`. */
export function summarizeReplica(
  experiment: Experiment,
  maxPreActivation: Float32Array,
  { replica, epoch, train, validation }: { readonly replica: number; readonly epoch: number; readonly train: Evaluation | null; readonly validation: Evaluation | null },
): ReplicaSummary {
  const fractions = layoutOf(experiment).layers.map(({ activation, unitStart, units }) => deadFractionOf(activation, maxPreActivation.subarray(unitStart, unitStart + units)));
  const outputFraction = fractions.at(-1) ?? null;
  return {
    replica,
    epoch,
    deadFraction: fractions.slice(0, -1),
    outputDead: outputFraction === null ? null : outputFraction === 1,
    isFinite: Number.isFinite(train?.loss ?? 0) && Number.isFinite(validation?.loss ?? 0) && maxPreActivation.every(Number.isFinite),
    trainLoss: train?.loss ?? null,
    validationLoss: validation?.loss ?? null,
    trainAccuracy: train?.accuracy ?? null,
    validationAccuracy: validation?.accuracy ?? null,
  };
}

/** Whether some hidden layer is severed: all its units are dead, so that no gradient passes it. */
export function isSevered({ deadFraction }: ReplicaSummary): boolean {
  return deadFraction.includes(1);
}

/** Quantiles over networks of a layer's dead fraction, each 0 to 1. */
export interface DeadBand {
  readonly epoch: number;
  /** Networks counted: finite ones whose dead fraction is known. */
  readonly networks: number;
  /** Networks left out because they are not finite. */
  readonly notFinite: number;
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** The distribution over networks of the dead fraction of a hidden layer, from 1, after an epoch; null when it is known of none. */
export function deadBand(summaries: readonly ReplicaSummary[], layer: number, epoch: number): DeadBand | null {
  const finite = summaries.filter(({ isFinite }) => isFinite);
  const values = finite.flatMap(({ deadFraction }) => deadFraction[layer - 1] ?? []);
  if (values.length === 0) return null;
  const at = (share: number): number => quantile(values, share);
  return { epoch, networks: values.length, notFinite: summaries.length - finite.length, p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}
