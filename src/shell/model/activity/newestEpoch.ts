import { framesOf } from '../../../store/history.ts';
import type { Lab } from '../../../store/lab.ts';
import { epochCountOf } from '../../../store/studyHistory.ts';

/** Newest epoch of which anything shown knows; -1 before the first. */
export function newestEpochOf({ study, shown }: Lab): number {
  if (study === null) return Math.max(-1, ...shown.map((id) => framesOf(id).length - 1));
  return Math.max(-1, ...study.points.map((_, point) => epochCountOf(point) - 1));
}

/** Last epoch planned of anything shown; 0 when there is nothing. */
export function lastEpochOf({ study, runs, shown }: Lab): number {
  if (study !== null) return study.base.epochs;
  return Math.max(0, ...shown.map((id) => runs[id]?.experiment.epochs ?? 0));
}
