import { formatBytes } from '../../../core/words/numbers.ts';
import { changeShell, shellState } from '../shellState.ts';
import type { MoreFormatId } from './moreFormats.ts';
import type { FormatId } from './recordFile.ts';
import { saveRecord } from './saveRecord.ts';

/** What takes no longer needs no progress. */
const SHOWN_AFTER_MS = 300;

let underWay: AbortController | null = null;

/** Exports what is shown and says how far it is, when it is done, and when it fails. One export at a time. */
export async function exportShown(format: FormatId | MoreFormatId): Promise<void> {
  if (underWay !== null) {
    changeShell({ toast: { text: 'A file is still being written. Cancel it, or wait until it is done.' } });
    return;
  }
  const { signal } = (underWay = new AbortController());
  const begun = performance.now();
  try {
    const saved = await saveRecord(format, { signal, onWritten: (written, about) => performance.now() - begun > SHOWN_AFTER_MS && showWriting(written, about) });
    if (saved !== null && shellState().writing !== null) changeShell({ toast: { text: `${saved.name} is written: ${formatBytes(saved.bytes)}.` } });
  } catch (error) {
    changeShell({ toast: signal.aborted ? { text: 'Cancelled: no file was saved.' } : { text: failureText(error), stays: true } });
  } finally {
    underWay = null;
    changeShell({ writing: null });
  }
}

/** Stops the export under way, if there is one. */
export function cancelExport(): void {
  underWay?.abort();
}

/** Shows progress in steps of a hundredth. */
function showWriting(written: number, about: number): void {
  const { writing } = shellState();
  if (writing === null || written - writing.written >= about / 100) changeShell({ writing: { written, about } });
}

function failureText(error: unknown): string {
  const reason = error instanceof Error && error.message !== '' ? error.message.replace(/\.$/, '') : String(error);
  return `No file was saved: the browser could not make it (${reason}). What is recorded is still here.`;
}
