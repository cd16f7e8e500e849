import { createCallBudget } from './callBudget.ts';
import type { EditPhase } from '../../../ui/controls/editPhase.ts';

/** Least time between two replacements of the address in a drag, ms. */
const DRAG_MS = 350;
/** How long the browser is left alone after it refused a call, ms. */
const RETRY_MS = 1000;

/** The address of the page and its history. Hashes are without `#`. */
export interface AddressBar {
  /** The hash that stands there now, whoever wrote it. */
  readonly read: () => string;
  /** Adds an entry. Throws when the browser refuses. */
  readonly push: (hash: string) => void;
  /** Replaces the present entry. Throws when the browser refuses. */
  readonly replace: (hash: string) => void;
  /** Time in ms; never goes back. */
  readonly now: () => number;
  /** Calls back after some ms; returns how to cancel. */
  readonly later: (callback: () => void, ms: number) => () => void;
}

/** The only one that writes the address. Nothing here throws. */
export interface HistoryWriter {
  /** The hash that the address has, or will have once the browser allows. */
  readonly wanted: () => string;
  /** A change of what is shown: an entry of its own, or in a drag the entry of the drag. */
  readonly write: (hash: string, phase: EditPhase) => void;
  /** A change that is no entry of its own, for example of the theme. */
  readonly amend: (hash: string) => void;
  /** Ends a drag: the next change is an entry of its own. */
  readonly commit: () => void;
  /**
   * The address may have changed by itself, for example by Back: takes it over, and marks an entry that is not yet
   * marked as read. Returns whether it was another one.
   */
  readonly adopt: (isMarked: boolean) => boolean;
}

/**
 * A committed change adds a history entry. A drag adds one when it begins and replaces that one while it lasts, so that
 * Back returns to the value before the drag.
 *
 * Browsers limit how often the address can be written: they throw, or ignore the call. So calls are made within a
 * budget, and one that was refused is made again later. What comes meanwhile is merged into one entry: the address is
 * late, at worst, and ends as the last change wants it.
 */
export function createHistoryWriter(bar: AddressBar): HistoryWriter {
  const budget = createCallBudget();
  /** What the browser has in the present entry; null when that is to be written whatever it is. */
  let written: string | null = null;
  /** What the present entry is to have; null before the address was first read. */
  let current: string | null = null;
  /** What the entry after the present one is to have; null when none is due. */
  let next: string | null = null;
  let dragging = false;
  /** What stood in the address when it was last read or written here. */
  let left = '';
  let lastCall = Number.NEGATIVE_INFINITY;
  let refusedUntil = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function wanted(): string {
    return next ?? current ?? bar.read();
  }

  function change(hash: string): void {
    if (next === null) current = hash;
    else next = hash;
  }

  /** How long until the next call may be made. */
  function wait(now: number): number {
    const ofDrag = dragging && next === null ? lastCall + DRAG_MS : now;
    return Math.max(budget.wait(now), refusedUntil - now, ofDrag - now);
  }

  function flush(): void {
    cancel?.();
    cancel = null;
    if (next === current && !dragging) next = null;
    while (next !== null || current !== written) {
      const ms = wait(bar.now());
      if (ms > 0) {
        cancel = bar.later(flush, ms);
        return;
      }
      call();
    }
  }

  /** Makes one call: the present entry first, so that Back finds it as it was left. */
  function call(): void {
    const now = bar.now();
    if (bar.read() !== left) {
      // Somebody has gone elsewhere, and the page is about to hear of it. What they opened is not to be overwritten.
      left = bar.read();
      refusedUntil = now + RETRY_MS;
      return;
    }
    budget.spend(now);
    lastCall = now;
    try {
      if (current !== null && current !== written) {
        bar.replace(current);
        written = current;
      } else if (next !== null) {
        bar.push(next);
        written = next;
        current = next;
        next = null;
      }
    } catch {
      refusedUntil = now + RETRY_MS;
    }
    left = bar.read();
  }

  return {
    wanted,
    write(hash, phase) {
      if (dragging) change(hash);
      else if (hash !== wanted()) {
        next = hash;
        dragging = phase === 'dragging';
      }
      if (phase === 'committed') dragging = false;
      flush();
    },
    amend(hash) {
      change(hash);
      flush();
    },
    commit() {
      dragging = false;
      flush();
    },
    adopt(isMarked) {
      const hash = bar.read();
      const isKnown = current !== null && hash === left && (isMarked || written === null);
      if (isKnown) return false;
      next = null;
      dragging = false;
      current = hash;
      written = isMarked ? hash : null;
      left = hash;
      flush();
      return true;
    },
  };
}
