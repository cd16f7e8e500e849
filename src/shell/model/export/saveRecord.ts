import { studyOf } from '../../../store/state.ts';
import { theLab } from '../../../store/theLab.ts';
import { blobOf } from './blobOf.ts';
import type { MoreFormatId } from './moreFormats.ts';
import { recordedRuns, recordedStudy, recordOf, type FormatId, type RecordFile } from './recordFile.ts';
import { lookedAtOf } from '../activity/epochs.ts';
import { shareAddress } from '../address/addressBar.ts';
import { writeShown } from '../../../core/shown/shown.ts';

/** Milliseconds after which a file that was handed over is let go: a browser may begin to read it late. */
const KEPT_MS = 60_000;

/** A file that the browser was given. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: number;
}

/** How the saving of a record is watched and stopped. */
export interface SaveWatch {
  /** Called now and then with the characters or bytes written so far, and with how many there will be, about. */
  readonly onWritten: (length: number, about: number) => void;
  /** Stops it: it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/**
 * Saves what the store holds of what is shown, as it is at this moment; null when there is nothing yet. It needs nothing
 * that is drawn. Rejects with what the browser says when it cannot make the file; the store is only read.
 */
export async function saveRecord(format: FormatId | MoreFormatId, watch?: SaveWatch): Promise<SavedFile | null> {
  const file = format === 'json' || format === 'csv' ? recordOf(theLab().getState(), format) : await moreFile(format);
  if (file === null) return null;
  const { name, type, pieces, length: about } = file;
  const blob = await blobOf(pieces, type, (written) => watch?.onWritten(written, about), watch?.signal);
  saveFile(name, blob);
  return { name, bytes: blob.size };
}

/** What is shown at this moment in a form whose code is loaded now. */
async function moreFile(format: MoreFormatId): Promise<RecordFile | null> {
  const state = theLab().getState();
  if (state.shown === null) return null;
  const study = studyOf(state);
  const moment = { link: shareAddress(writeShown(state.shown)), epoch: lookedAtOf(state) ?? Infinity, runs: study === null ? recordedRuns(state) : [], study: study === null ? null : recordedStudy(study), now: Date.now() / 1000 };
  const { moreFileOf } = await import('./moreFiles.ts');
  return moreFileOf(format, moment);
}

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
