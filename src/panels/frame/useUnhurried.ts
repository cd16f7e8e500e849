import { useEffect, useRef, useState } from 'react';
import { takeTurn } from './turns.ts';

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
