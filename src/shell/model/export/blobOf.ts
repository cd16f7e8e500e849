/** Longest stretch of work, in milliseconds, after which the page may do other things. */
const LONGEST_STRETCH = 8;
/**
 * Characters gathered before they are handed to the browser, which may keep them out of memory. A part is copied in one go:
 * where it was measured, 1 MB took eight times as long as 256 kB.
 */
const PART_LENGTH = 2 ** 18;

/**
 * Writes texts and bytes of any size as a file, in stretches of some milliseconds between which the page goes on. Never is more
 * than a part of it one string. `onWritten` is told between stretches how many characters and bytes are written. Rejects when the
 * browser cannot hold the file, and with the reason of `signal` once that is aborted.
 */
export async function blobOf(pieces: Iterable<string | Uint8Array<ArrayBuffer>>, type: string, onWritten: (length: number) => void, signal?: AbortSignal): Promise<Blob> {
  const parts: Blob[] = [];
  let part = '';
  let written = 0;
  let rested = performance.now();
  for (const piece of pieces) {
    const isText = typeof piece === 'string';
    if (isText) part += piece;
    const isFull = !isText || part.length >= PART_LENGTH;
    if (isFull) {
      parts.push(new Blob(isText ? [part] : [part, piece]));
      written += part.length + (isText ? 0 : piece.length);
      part = '';
    }
    if (!isFull && performance.now() - rested < LONGEST_STRETCH) continue;
    onWritten(written + part.length);
    await nextTask();
    signal?.throwIfAborted();
    rested = performance.now();
  }
  const blob = new Blob([...parts, part], { type });
  // A browser that has run out of room says so only when the file is read.
  await blob.slice(-1).text();
  signal?.throwIfAborted();
  return blob;
}

/** Resolves in a later task. Unlike timers it is not slowed in a page that is out of sight. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
