import { useEffect, useRef, useState } from 'react';

/** Pictures from one turn to the next: recharts finishes in the picture after the one in which it is given something new. */
const PICTURES_BETWEEN = 3;

const waiting = new Set<() => void>();
let picturesLeft = 0;

/** Calls `draw` before one of the next pictures, apart from all other drawings that take long. Returns how to call it off. */
export function takeTurn(draw: () => void): () => void {
  waiting.add(draw);
  if (picturesLeft === 0) requestAnimationFrame(turn);
  picturesLeft = Math.max(1, picturesLeft);
  return () => waiting.delete(draw);
}

function turn(): void {
  picturesLeft--;
  const [next] = waiting;
  if (picturesLeft === 0 && next !== undefined) {
    waiting.delete(next);
    next();
    picturesLeft = PICTURES_BETWEEN;
  }
  if (picturesLeft > 0) requestAnimationFrame(turn);
}

/**
 * A value that changes often, the latest always in the end: for drawings that take long, which take turns.
 * `waitFor` gives the milliseconds before `latest` takes the place of `shown`, or null where it has to be seen at once.
 */
export function useUnhurried<T>(value: T, waitFor: (shown: T, latest: T) => number | null): T {
  const [seen, setSeen] = useState(value);
  const latest = useRef(value);
  const callOff = useRef<() => void>(undefined);
  const wait = waitFor(seen, value);
  useEffect(() => {
    latest.current = value;
    if (seen === value || callOff.current !== undefined) return;
    const see = (): void => {
      callOff.current = undefined;
      setSeen(latest.current);
    };
    const timer = setTimeout(() => {
      callOff.current = takeTurn(see);
    }, wait ?? 0);
    callOff.current = () => clearTimeout(timer);
  }, [value, seen, wait]);
  useEffect(
    () => () => {
      callOff.current?.();
      callOff.current = undefined;
    },
    [],
  );
  return wait === null ? value : seen;
}
