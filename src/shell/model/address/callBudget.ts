/** Calls that can be made at once after a rest. */
export const BURST = 40;
/** In a lasting burst, one more call can be made this often. */
export const REFILL_MS = 250;

/** How many calls may still be made. Times are in ms of one clock that never goes back. */
export interface CallBudget {
  /** How long until a call may be made; 0 when one may be made now. */
  readonly wait: (now: number) => number;
  /** Counts a call. */
  readonly spend: (now: number) => void;
}

/**
 * A token bucket: at most `BURST` + 10,000 / `REFILL_MS` = 80 calls in any 10 s, spread so that the wait is never long.
 * WebKit throws at more than 100 `history` calls in 10 s; Chromium and Firefox allow 200.
 */
export function createCallBudget(): CallBudget {
  /** When the bucket will be full again. */
  let fullAt = Number.NEGATIVE_INFINITY;
  return {
    wait: (now) => Math.max(0, fullAt - now - (BURST - 1) * REFILL_MS),
    spend: (now) => {
      fullAt = Math.max(fullAt, now) + REFILL_MS;
    },
  };
}
