import { isSameShown, writeShown, type Shown } from '../../../core/shown/shown.ts';
import { AUTO } from '../../../core/vocabulary/engines.ts';
import type { LabState } from '../../../store/state.ts';
import { useLab } from '../../../store/theLab.ts';

const last: { shown: Shown | null; link: string } = { shown: null, link: '' };

/** Written once for everything that is shown, as it is asked for at every change of the lab. */
function linkOf({ shown }: LabState): string {
  if (!isSameShown(shown, last.shown)) {
    last.link = shown === null ? '' : writeShown({ ...shown, experiment: { ...shown.experiment, engine: AUTO } });
    last.shown = shown;
  }
  return last.link;
}

/** Subscribes to the link of what is shown, as if the default engine ran it: what a lesson is told by. */
export function useShownLink(): string {
  return useLab(linkOf);
}
