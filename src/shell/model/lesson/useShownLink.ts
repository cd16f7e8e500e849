import { DEFAULT_ENGINE } from '../../../core/vocabulary/engines.ts';
import type { Lab } from '../../../store/lab.ts';
import { useLab } from '../../../store/lab.ts';
import { shownOf, writeShown, type Shown } from '../shown/shownLink.ts';

let read: { readonly shown: Shown | null; readonly link: string } = { shown: null, link: '' };

/** Written once for everything that is shown, as it is asked for at every change of the lab. */
function linkOf(state: Lab): string {
  const shown = shownOf(state);
  if (shown === null) return '';
  const { experiment, comparison, study } = shown;
  if (experiment !== read.shown?.experiment || comparison !== read.shown.comparison || study !== read.shown.study) {
    read = { shown, link: writeShown({ ...shown, experiment: { ...experiment, engine: DEFAULT_ENGINE } }) };
  }
  return read.link;
}

/** Subscribes to the link of what is shown, as if the default engine ran it: what a lesson is told by. */
export function useShownLink(): string {
  return useLab(linkOf);
}
