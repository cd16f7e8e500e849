import { formatComparison, readComparison, type Comparison } from '../../../core/comparison/comparison.ts';
import type { Experiment } from '../../../core/experiment/experiment.ts';
import { decodeLink } from '../../../core/link/decode.ts';
import { encodeLink } from '../../../core/link/encode.ts';
import { badValue, type Notice } from '../../../core/link/notice.ts';
import type { LinkView } from '../../../core/link/reservedKeys.ts';
import { DEFAULT_SWEEP_SEEDS, formatSweep, readStudy, type Study } from '../../../core/study/study.ts';
import { openComparison, openExperiment } from '../../../store/actions.ts';
import { lab, type Lab } from '../../../store/lab.ts';
import { openStudy } from '../../../store/study.ts';
import { lessonNotices, withLessonSettings } from '../lesson/lessonAddress.ts';
import { pageNotices } from '../address/address.ts';

/** What a link shows: one run, the runs of a comparison, or a study. At most one of the two is not null. */
export interface Shown {
  readonly experiment: Experiment;
  readonly comparison: Comparison | null;
  readonly study: Study | null;
}

/** Reads what a link shows. Never throws; what cannot be used is left out with a notice. */
export function readShown(hash: string): { readonly shown: Shown; readonly run: boolean; readonly notices: readonly Notice[] } {
  const { experiment, view, run, notices } = decodeLink(withLessonSettings(hash));
  const { study, notices: studyNotices } = readStudy(view.seeds, view.sweep, experiment);
  const others: Notice[] = [...studyNotices, ...pageNotices(view), ...lessonNotices(view.lesson)];
  let comparison: Comparison | null = null;
  if (view.compare !== undefined && study !== null) {
    others.push(badValue('compare', view.compare, 'Allowed is a comparison or many seeds, not both at once.'));
  } else if (view.compare !== undefined) {
    const read = readComparison(view.compare, experiment);
    comparison = read.comparison;
    others.push(...read.notices);
  }
  return { shown: { experiment, comparison, study }, run, notices: [...notices, ...others] };
}

/** Writes what is shown as a link, without `#`. */
export function writeShown({ experiment, comparison, study }: Shown): string {
  return encodeLink(experiment, { view: { ...(comparison === null ? {} : { compare: formatComparison(comparison) }), ...(study === null ? {} : viewOf(study)) } });
}

function viewOf({ seeds, sweep }: Study): LinkView {
  if (sweep === null) return { seeds: String(seeds) };
  return { ...(seeds === DEFAULT_SWEEP_SEEDS ? {} : { seeds: String(seeds) }), sweep: formatSweep(sweep) };
}

/** Shows the networks at birth, in place of what was open. */
export function openShown({ experiment, comparison, study }: Shown): void {
  if (comparison !== null) openComparison(experiment, comparison);
  else openExperiment(experiment);
  if (study !== null) openStudy(experiment, study);
}

/** What the lab shows; null before the first experiment is opened. Pinned runs are no part of it. */
export function shownOf({ study, comparison, runs, shown: [first] }: Lab): Shown | null {
  if (study !== null) return { experiment: study.base, comparison: null, study: study.study };
  if (comparison !== null) return { experiment: comparison.base, comparison: comparison.comparison, study: null };
  const main = first === undefined ? undefined : runs[first];
  return main === undefined ? null : { experiment: main.experiment, comparison: null, study: null };
}

/** The link of what the lab shows now; empty before the first experiment is opened. */
export function shownLink(): string {
  const shown = shownOf(lab.getState());
  return shown === null ? '' : writeShown(shown);
}
