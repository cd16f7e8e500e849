import type { Experiment } from '../../core/experiment/experiment.ts';
import type { ReplicaSummary } from '../../core/study/replicaSummary.ts';
import type { DataFacts } from '../../core/telemetry/probeReading.ts';
import { studyOf, type StudyRun } from '../../store/state.ts';
import { theLab, useLab } from '../../store/theLab.ts';
import { useShownEpochOf } from './runRecords.ts';

/** The study; null when there is none. A new object whenever anything in it or its summaries is new: memoise by it. */
export function useStudy(): StudyRun | null {
  return useLab(studyOf);
}

/** The networks of a point as they are shown. */
export interface ShownPoint {
  readonly study: StudyRun;
  /** Index of the point. */
  readonly point: number;
  /** One a replica. */
  readonly experiments: readonly Experiment[];
  /** By replica; undefined before the data is drawn. */
  readonly facts: readonly (DataFacts | undefined)[];
  /** -1 before anything is known. */
  readonly newestEpoch: number;
  readonly shownEpoch: number;
  /** Networks of which the shown epoch is known, in order of seed. */
  readonly summaries: readonly ReplicaSummary[];
}

/** A point of a study at the shown epoch. */
export function useShownPoint(study: StudyRun, point: number): ShownPoint {
  const newestEpoch = theLab().epochCountOf(point) - 1;
  const shownEpoch = useShownEpochOf(newestEpoch);
  const experiments = study.points[point]?.experiments ?? [];
  return { study, point, experiments, facts: theLab().factsOf(point), newestEpoch, shownEpoch, summaries: theLab().summariesOf(point, shownEpoch) };
}
