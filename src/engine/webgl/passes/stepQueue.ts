import type { SharedContext } from './fusedContext.ts';

/** GPU milliseconds that a group of steps should take: two wait while the next is issued. */
const GROUP_MILLISECONDS = 12;
const LARGEST_GROUP = 4096;
const GROUPS_WAITING = 2;

/** Keeps at most some 40 ms of work queued on the GPU, for steps that are issued in groups. */
export interface StepQueue {
  /** Steps to issue next. */
  readonly groupSize: number;
  /** To be awaited after each group. Rejects as `markQueue`'s wait does. */
  groupIssued(steps: number): Promise<void>;
}

export function createStepQueue(context: SharedContext): StepQueue {
  const waiting: { readonly done: () => Promise<void>; readonly steps: number; readonly issuedAt: number }[] = [];
  let groupSize = 1;
  let lastDone = 0;
  return {
    get groupSize() {
      return groupSize;
    },
    async groupIssued(steps) {
      waiting.push({ done: context.markQueue(), steps, issuedAt: performance.now() });
      const oldest = waiting.length > GROUPS_WAITING ? waiting.shift() : undefined;
      if (oldest === undefined) return;
      await oldest.done();
      const now = performance.now();
      const took = Math.max(0.1, now - Math.max(lastDone, oldest.issuedAt));
      lastDone = now;
      const fitting = (oldest.steps * GROUP_MILLISECONDS) / took;
      groupSize = Math.round(Math.min(LARGEST_GROUP, 2 * groupSize, Math.max(1, groupSize / 4, fitting)));
    },
  };
}
