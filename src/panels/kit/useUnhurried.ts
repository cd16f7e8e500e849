import { useEffect, useRef, useState } from 'react';

/**
 * A value that changes often, seen at most once an interval, the latest always in the end: for drawings that take
 * long. `isSame` tells a value that only went on from one that is another: another is seen at once.
 */
export function useUnhurried<T>(value: T, interval: number, isSame: (shown: T, latest: T) => boolean): T {
  const [seen, setSeen] = useState(value);
  const latest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isOther = !isSame(seen, value);
  useEffect(() => {
    latest.current = value;
    if (seen === value || timer.current !== undefined) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        setSeen(latest.current);
      },
      isOther ? 0 : interval,
    );
  }, [value, seen, isOther, interval]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return isOther ? value : seen;
}
