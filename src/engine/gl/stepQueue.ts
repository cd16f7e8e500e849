import type { WebglContext } from './context.ts';

/** GPU milliseconds that a group of steps should take: two wait while the next is issued. */
const GROUP_MILLISECONDS = 12;
const LARGEST_GROUP = 4096;
const GROUPS_WAITING = 2;

/** Keeps at most some 40 ms of work queued on the GPU, so that neither a pause nor a new worker has to wait. */
export interface StepQueue {
  /** Steps to issue next, for those who issue a group at once. */
  readonly groupSize: number;
  /** To be awaited after each group. Rejects as `markQueue`'s wait does. */
  groupIssued(steps: number): Promise<void>;
  /** To be awaited after each step instead, by those who issue them one by one. True when a group has just ended. */
  stepIssued(): Promise<boolean>;
}

/** Makes a queue. Groups grow or shrink with the time that the GPU took for the ones before. */
export function createStepQueue(context: Pick<WebglContext, 'markQueue'>): StepQueue {
  const waiting: { readonly done: () => Promise<void>; readonly steps: number; readonly issuedAt: number }[] = [];
  let groupSize = 1;
  let stepsOfGroup = 0;
  let lastDone = 0;

  async function groupIssued(steps: number): Promise<void> {
    waiting.push({ done: context.markQueue(), steps, issuedAt: performance.now() });
    const oldest = waiting.length > GROUPS_WAITING ? waiting.shift() : undefined;
    if (oldest === undefined) return;
    await oldest.done();
    const now = performance.now();
    const took = Math.max(0.1, now - Math.max(lastDone, oldest.issuedAt));
    lastDone = now;
    const fitting = (oldest.steps * GROUP_MILLISECONDS) / took;
    groupSize = Math.round(Math.min(LARGEST_GROUP, 2 * groupSize, Math.max(1, groupSize / 4, fitting)));
  }

  return {
    get groupSize() {
      return groupSize;
    },
    groupIssued,
    async stepIssued() {
      stepsOfGroup += 1;
      if (stepsOfGroup < groupSize) return false;
      const steps = stepsOfGroup;
      stepsOfGroup = 0;
      await groupIssued(steps);
      return true;
    },
  };
}
