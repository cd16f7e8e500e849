import { bornDeadBounds, boundsApply } from '../../core/study/bornDeadBounds.ts';
import { estimatePoint, type PointEstimate, type StudyMeasure } from '../../core/study/estimates.ts';
import type { StudyRun } from '../../store/state.ts';
import { theLab } from '../../store/theLab.ts';

/** Which state of the networks a sweep shows. */
export type Moment = 'birth' | 'last';

/** A point of the curve. */
export interface SweepRow {
  /** The swept value. */
  readonly value: number;
  /** null while nothing is known at the value. */
  readonly estimate: PointEstimate | null;
  /** Of networks born dead, by Lu et al.; null where their bounds do not hold. */
  readonly bounds: readonly [number, number] | null;
  /** Networks of which something is known, and those among them that are not finite. */
  readonly networks: number;
  readonly notFinite: number;
}

/** The curve of a sweep, a row a value. */
export function sweepRows({ points }: StudyRun, measure: StudyMeasure, moment: Moment): readonly SweepRow[] {
  return points.flatMap(({ value, experiments }, point) => {
    const [first] = experiments;
    if (value === null || first === undefined) return [];
    const summaries = moment === 'birth' ? theLab().summariesOf(point, 0) : theLab().lastSummariesOf(point);
    const hasBounds = measure === 'severed' && moment === 'birth' && boundsApply(first);
    const { lower, upper } = bornDeadBounds(first.layers[0]?.units ?? 1, first.layers.length);
    const notFinite = summaries.filter(({ isFinite }) => !isFinite).length;
    return [{ value, networks: summaries.length, notFinite, estimate: estimatePoint(measure, summaries, experiments, theLab().factsOf(point)), bounds: hasBounds ? [lower, upper] : null }];
  });
}
