import type { RunId } from '../run.ts';

/** How often something is drawn. */
interface Pace {
  /** Least time between two pictures, in milliseconds. */
  readonly least: number;
  /** That time where pictures take long: it grows with what the last one took, up to this. */
  readonly most: number;
}

/** Runs: quick epochs leave the main thread free. */
export const RUN_PACE: Pace = { least: 80, most: 80 };
/** Many networks: each picture is of all of them, and takes its time from the workers where there are few cores. */
export const STUDY_PACE: Pace = { least: 250, most: 500 };
/** Of the time, pictures take this share at most, as long as their pace allows. */
const SHARE = 0.1;

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

/** What pictures are drawn on. */
interface Screen {
  /** Milliseconds. */
  readonly now: () => number;
  /** Whether none is drawn: the page is hidden. */
  readonly isHidden: () => boolean;
  readonly beforePicture: (callback: () => void) => void;
  readonly wait: (callback: () => void, milliseconds: number) => void;
}

const PAGE: Screen = {
  now: () => performance.now(),
  isHidden: () => document.hidden,
  beforePicture: (callback) => void requestAnimationFrame(callback),
  wait: (callback, milliseconds) => void setTimeout(callback, milliseconds),
};

/**
 * Calls back before the next picture that is far enough from the one before, whoever asked for that: ten times as long as that one took,
 * within the bounds of the pace. A picture takes the time from the call to the task after the picture.
 */
export function pictures({ least, most }: Pace, { now, isHidden, beforePicture, wait }: Screen = PAGE): Schedule {
  let last = -Infinity;
  let apart = least;

  function draw(callback: () => void): void {
    const begun = now();
    last = begun;
    callback();
    if (!isHidden()) wait(() => (apart = Math.min(most, Math.max(least, (now() - begun) / SHARE))), 0);
  }

  return (callback) => {
    // Timers drop parts of a millisecond: one that came too early would be asked for again and again.
    const left = (): number => Math.max(0, Math.ceil(last + apart - now()));
    const turn = (): void => {
      if (left() > 0) wait(turn, left());
      else if (isHidden()) draw(callback);
      else beforePicture(() => draw(callback));
    };
    if (isHidden()) wait(turn, left());
    else turn();
  };
}

/** Longest time that what waits for rest waits, in milliseconds. */
const LONGEST_UNREST = 500;

/** Calls back once the page has drawn what it shows and has nothing else to do, or after half a second all the same. */
export const atRest: Schedule = (callback) => {
  if (document.hidden) setTimeout(callback, 0);
  else requestAnimationFrame(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(() => callback(), { timeout: LONGEST_UNREST }) : setTimeout(callback, 0)));
};
