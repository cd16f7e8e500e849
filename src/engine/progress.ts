import type { SessionEvent } from './recorder.ts';

/** Least time between two reports of progress, in milliseconds. */
export const PROGRESS_INTERVAL = 100;
/** Seconds of training over which the shown speed is taken. */
const RATE_WINDOW = 2;

/** Makes a question that is answered with yes at most once in so many milliseconds, the first time at once. */
export function dueEvery(milliseconds: number): () => boolean {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < milliseconds) return false;
    last = now;
    return true;
  };
}

/** Makes what is called after each stretch of training, with updates done and seconds of training: it tells both every so often, and the speed in steps a second. */
export function progressReporter(emit: (event: SessionEvent) => void): (step: number, seconds: number) => void {
  const isDue = dueEvery(PROGRESS_INTERVAL);
  let mark: { step: number; seconds: number } | null = null;
  return (step, seconds) => {
    mark ??= { step, seconds };
    if (!isDue()) return;
    const elapsed = seconds - mark.seconds;
    emit({ kind: 'progressed', step, seconds, stepsPerSecond: elapsed > 0 ? (step - mark.step) / elapsed : 0 });
    if (elapsed > RATE_WINDOW) mark = { step, seconds };
  };
}
