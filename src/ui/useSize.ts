import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useIsPrinting } from './printing.ts';

/** Width and height of an element in CSS pixels, and the size of its type; 0 before it is laid out. */
export function useSize<E extends HTMLElement>(): { readonly ref: RefObject<E | null>; readonly width: number; readonly height: number; readonly type: number } {
  const ref = useRef<E>(null);
  // A page is printed at once: no observer is asked before, so it is measured anew.
  const isPrinting = useIsPrinting();
  const [size, setSize] = useState({ width: 0, height: 0, type: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      const type = Number.parseFloat(getComputedStyle(element).fontSize);
      setSize((old) => (old.width === width && old.height === height && old.type === type ? old : { width, height, type }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
    // oxlint-disable-next-line react/exhaustive-deps -- what is measured changes with it: the page is laid out for paper at once
  }, [isPrinting]);
  return { ref, ...size };
}
