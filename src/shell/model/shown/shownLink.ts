import { decodeLink } from '../../../core/link/decode.ts';
import type { Notice } from '../../../core/link/notice.ts';
import { readShown as readShownOf, writeShown, type Shown } from '../../../core/shown/shown.ts';
import { openComparison, openExperiment } from '../../../store/actions.ts';
import { lab, type Lab } from '../../../store/lab.ts';
import { openStudy } from '../../../store/study.ts';
import { lessonNotices, withLessonSettings } from '../lesson/lessonAddress.ts';
import { pageNotices } from '../address/address.ts';

/** Reads what an address shows. Never throws; what cannot be used is left out with a notice. */
export function readShown(hash: string): { readonly shown: Shown; readonly run: boolean; readonly notices: readonly Notice[] } {
  const { experiment, view, run, notices } = decodeLink(withLessonSettings(hash));
  const read = readShownOf(experiment, view);
  return { shown: read.shown, run, notices: [...notices, ...read.notices, ...pageNotices(view), ...lessonNotices(view.lesson)] };
}

/** Shows the networks at birth, in place of what was open. */
export function openShown(shown: Shown): void {
  if (shown.kind === 'comparison') openComparison(shown.experiment, shown.comparison);
  else openExperiment(shown.experiment);
  if (shown.kind === 'study') openStudy(shown.experiment, shown.study);
}

/** What the lab shows; null before the first experiment is opened. Pinned runs are no part of it. */
export function shownOf({ study, comparison, runs, shown: [first] }: Lab): Shown | null {
  if (study !== null) return { kind: 'study', experiment: study.base, study: study.study };
  if (comparison !== null) return { kind: 'comparison', experiment: comparison.base, comparison: comparison.comparison };
  const main = first === undefined ? undefined : runs[first];
  return main === undefined ? null : { kind: 'run', experiment: main.experiment };
}

/** The link of what the lab shows now; empty before the first experiment is opened. */
export function shownLink(): string {
  const shown = shownOf(lab.getState());
  return shown === null ? '' : writeShown(shown);
}
