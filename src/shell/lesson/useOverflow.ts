import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Whether an element's content is higher than the element. */
export function useOverflow<E extends HTMLElement>(): { readonly ref: RefObject<E | null>; readonly overflows: boolean } {
  const ref = useRef<E>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setOverflows(element.scrollHeight > element.clientHeight + 1));
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  });
  return { ref, overflows };
}
