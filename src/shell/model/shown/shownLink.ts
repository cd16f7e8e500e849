import { decodeLink } from '../../../core/link/decode.ts';
import type { Notice } from '../../../core/link/notice.ts';
import { readShown as readShownOf, writeShown, type Shown } from '../../../core/shown/shown.ts';
import { theLab } from '../../../store/theLab.ts';
import { lessonNotices, withLessonSettings } from '../lesson/lessonAddress.ts';
import { pageNotices } from '../address/address.ts';

/** Reads what an address shows. Never throws; what cannot be used is left out with a notice. */
export function readShown(hash: string): { readonly shown: Shown; readonly run: boolean; readonly notices: readonly Notice[] } {
  const { experiment, view, run, notices } = decodeLink(withLessonSettings(hash));
  const read = readShownOf(experiment, view);
  return { shown: read.shown, run, notices: [...notices, ...read.notices, ...pageNotices(view), ...lessonNotices(view.lesson)] };
}

/** The link of what the lab shows now; empty before the first experiment is opened. */
export function shownLink(): string {
  const { shown } = theLab().getState();
  return shown === null ? '' : writeShown(shown);
}
