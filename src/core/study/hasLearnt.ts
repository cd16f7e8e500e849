import { baselineOf } from '../diagnosis/baseline.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { LABELS } from '../vocabulary/labels.ts';
import type { ReplicaSummary } from './replicaSummary.ts';

/** A validation loss has to lie this far below the best constant's to count as learnt. */
export const LEARNT_MARGIN = 0.003;

/**
 * Whether a network has learnt: its validation loss lies below the best constant's by more than `LEARNT_MARGIN`; a
 * loss that is not finite has not. Null where that cannot be said: at birth before losses are known, while the facts
 * of learnable labels are unknown, and for labels that do not depend on the inputs, which leave nothing to learn.
 */
export function hasLearnt(experiment: Experiment, facts: DataFacts | null, { validationLoss }: Pick<ReplicaSummary, 'validationLoss'>): boolean | null {
  if (!LABELS[experiment.labels].learnable || validationLoss === null) return null;
  const baseline = baselineOf(experiment, facts);
  return baseline === null ? null : baseline.loss - validationLoss > LEARNT_MARGIN;
}
