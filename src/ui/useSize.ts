import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Width and height of an element in CSS pixels, 0 before it is laid out. */
export function useSize<E extends HTMLElement>(): { readonly ref: RefObject<E | null>; readonly width: number; readonly height: number } {
  const ref = useRef<E>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
