import type { Comparison } from '../../../core/comparison/comparison.ts';
import type { Experiment } from '../../../core/experiment/experiment.ts';
import { writeShown } from '../../../core/shown/shown.ts';
import type { Study } from '../../../core/study/study.ts';
import { DEFAULT_ENGINE } from '../../../core/vocabulary/engines.ts';
import type { Lab } from '../../../store/lab.ts';
import { useLab } from '../../../store/lab.ts';
import { shownOf } from '../shown/shownLink.ts';

let read: { readonly experiment: Experiment | null; readonly of: Comparison | Study | null; readonly link: string } = { experiment: null, of: null, link: '' };

/** Written once for everything that is shown, as it is asked for at every change of the lab. */
function linkOf(state: Lab): string {
  const shown = shownOf(state);
  if (shown === null) return '';
  const { experiment } = shown;
  const of = shown.kind === 'comparison' ? shown.comparison : shown.kind === 'study' ? shown.study : null;
  if (experiment !== read.experiment || of !== read.of) {
    read = { experiment, of, link: writeShown({ ...shown, experiment: { ...experiment, engine: DEFAULT_ENGINE } }) };
  }
  return read.link;
}

/** Subscribes to the link of what is shown, as if the default engine ran it: what a lesson is told by. */
export function useShownLink(): string {
  return useLab(linkOf);
}
