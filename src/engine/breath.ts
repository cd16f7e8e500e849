import { AbortError } from './engineError.ts';

/** Longest stretch of work, in milliseconds, after which messages are let in. */
const LONGEST_STRETCH = 12;

let lastBreath = 0;
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Resolves in a later task, after waiting messages; not slowed by the clamp on nested timers. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

/**
 * Makes a `TrainerContext.breathe`: lets messages in when 12 ms have passed since that last happened, and
 * rejects with an `AbortError` once `signal` is aborted. `onBreath` runs at each breath.
 */
export function breatheUntil(signal: AbortSignal, onBreath: () => void): () => Promise<void> {
  return async () => {
    if (performance.now() - lastBreath >= LONGEST_STRETCH) {
      onBreath();
      await nextTask();
      lastBreath = performance.now();
    }
    if (signal.aborted) throw new AbortError();
  };
}
