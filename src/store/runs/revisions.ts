import type { RunId } from '../run.ts';

/** A run is drawn at most this often, in milliseconds, so that quick epochs leave the main thread free. */
export const RUN_INTERVAL = 80;
/** Many networks are: each picture is of all of them, and takes its time from the workers where there are few cores. */
export const STUDY_INTERVAL = 250;

/** Calls back before the next picture, or soon where no picture is drawn (a hidden page). */
export type Schedule = (callback: () => void) => void;

/**
 * Gathers what changed of many runs and hands it on at most once a picture, the latest only.
 * `apply` gets the runs that changed since the last call.
 */
export function createRevisions(apply: (runs: ReadonlySet<RunId>) => void, schedule: Schedule): { note(run: RunId): void; flush(): void } {
  let changed = new Set<RunId>();
  let scheduled = false;

  function flush(): void {
    scheduled = false;
    if (changed.size === 0) return;
    const runs = changed;
    changed = new Set();
    apply(runs);
  }

  return {
    note(run) {
      changed.add(run);
      if (scheduled) return;
      scheduled = true;
      schedule(flush);
    },
    flush,
  };
}

/** Calls back before the next picture that is at least so many milliseconds after the one before, whoever asked for that. */
export function pictures(leastInterval: number): Schedule {
  let lastPicture = 0;
  return (callback) => {
    const go = (): void => {
      lastPicture = performance.now();
      callback();
    };
    const wait = Math.max(0, leastInterval - (performance.now() - lastPicture));
    if (document.hidden || wait > 0) setTimeout(() => (document.hidden ? go() : requestAnimationFrame(go)), wait);
    else requestAnimationFrame(go);
  };
}
