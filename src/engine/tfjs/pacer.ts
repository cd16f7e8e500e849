import type { WebglContext } from '../gl/context.ts';

/** GPU milliseconds that a group of steps should take. */
const GROUP_MILLISECONDS = 12;
const LARGEST_GROUP = 4096;
/** Groups that may wait while the next is issued. */
const GROUPS_WAITING = 2;

/** Keeps at most some 40 ms of work queued on the GPU, so that neither a pause nor a new worker has to wait. */
export interface Pacer {
  /** To be awaited after each step issued. True when a group of steps has just ended. Rejects as `markQueue`'s wait does. */
  stepIssued(): Promise<boolean>;
}

interface Group {
  readonly done: () => Promise<void>;
  readonly steps: number;
  readonly issuedAt: number;
}

/** Makes a pacer. Groups grow or shrink with the time that the GPU took for the ones before. */
export function createPacer(context: Pick<WebglContext, 'markQueue'>): Pacer {
  const waiting: Group[] = [];
  let groupSize = 1;
  let steps = 0;
  let lastDone = 0;
  return {
    async stepIssued() {
      steps += 1;
      if (steps < groupSize) return false;
      waiting.push({ done: context.markQueue(), steps, issuedAt: performance.now() });
      steps = 0;
      const oldest = waiting.length > GROUPS_WAITING ? waiting.shift() : undefined;
      if (oldest === undefined) return true;
      await oldest.done();
      const now = performance.now();
      const took = Math.max(0.1, now - Math.max(lastDone, oldest.issuedAt));
      lastDone = now;
      const fitting = (oldest.steps * GROUP_MILLISECONDS) / took;
      groupSize = Math.round(Math.min(LARGEST_GROUP, 2 * groupSize, Math.max(1, groupSize / 4, fitting)));
      return true;
    },
  };
}
