import { layoutOf, type NetworkLayout } from '../experiment/layout.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { deadFractionOf } from '../telemetry/deadFraction.ts';
import type { Evaluation } from '../telemetry/probeReading.ts';

/** What is kept of one network of many after an epoch. */
export interface ReplicaSummary {
  /** Place in the study, from 0: the seed is seed + replica. */
  readonly replica: number;
  readonly epoch: number;
  /** Per hidden layer, the share of units with z ≤ 0 on the whole probe; null where the activation has no dead state or a unit is NaN. */
  readonly deadFraction: readonly (number | null)[];
  /** Losses as in a Frame; null at birth before they are known. */
  readonly trainLoss: number | null;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
}

/** Summarises a network from the largest z of every unit over the probe, `[unitCount]`. */
export function summarizeReplica(
  experiment: Experiment,
  maxPreActivation: Float32Array,
  { replica, epoch, train, validation }: { readonly replica: number; readonly epoch: number; readonly train: Evaluation | null; readonly validation: Evaluation | null },
): ReplicaSummary {
  return {
    replica,
    epoch,
    deadFraction: deadFractions(layoutOf(experiment), maxPreActivation),
    trainLoss: train?.loss ?? null,
    validationLoss: validation?.loss ?? null,
    validationAccuracy: validation?.accuracy ?? null,
  };
}

function deadFractions({ layers }: NetworkLayout, maxPreActivation: Float32Array): readonly (number | null)[] {
  return layers
    .filter(({ isOutput }) => !isOutput)
    .map(({ activation, unitStart, units }) => deadFractionOf(activation, maxPreActivation.subarray(unitStart, unitStart + units)));
}

/** Whether some hidden layer is dead whole, so that no gradient passes it. */
export function isDeadWhole({ deadFraction }: ReplicaSummary): boolean {
  return deadFraction.includes(1);
}
