import type { EditPhase } from './editPhase.ts';

/** The two ways to write the address, and a clock to hold the second one back. */
export interface AddressBar {
  readonly push: (link: string) => void;
  readonly replace: (link: string) => void;
  /** Calls back after a while; returns how to cancel. */
  readonly later: (callback: () => void) => () => void;
}

/** Keeps the address in step with the experiment. */
export interface HistoryWriter {
  /** The experiment has this link now. */
  readonly write: (link: string, phase: EditPhase) => void;
  /** Ends a drag: the next change is an entry of its own. */
  readonly commit: () => void;
  /** The address has this link already, for example after Back. */
  readonly adopt: (link: string) => void;
}

/**
 * A committed change adds a history entry. A drag adds one when it begins and replaces that one while it
 * lasts, at most once per `later`, so that Back returns to the value before the drag.
 */
export function createHistoryWriter(bar: AddressBar): HistoryWriter {
  let written = '';
  let dragging = false;
  let waiting: string | null = null;
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel?.();
    cancel = null;
    if (waiting !== null && waiting !== written) {
      written = waiting;
      bar.replace(waiting);
    }
    waiting = null;
  }

  function push(link: string): void {
    if (link === written) return;
    written = link;
    bar.push(link);
  }

  return {
    write(link, phase) {
      if (!dragging) {
        push(link);
        dragging = phase === 'dragging';
        return;
      }
      waiting = link;
      if (phase === 'committed') {
        flush();
        dragging = false;
      } else cancel ??= bar.later(flush);
    },
    commit() {
      flush();
      dragging = false;
    },
    adopt(link) {
      cancel?.();
      cancel = null;
      waiting = null;
      dragging = false;
      written = link;
    },
  };
}
