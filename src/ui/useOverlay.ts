import { useCallback, useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import type * as parts from './overlayParts.ts';

type OverlayParts = typeof parts;

let held: OverlayParts | null = null;
let want = (): void => {};
const listeners = new Set<() => void>();
const wanted = new Promise<void>((resolve) => (want = resolve));

/** Resolves when something is to open before the parts of overlays are here. */
export function overlaysWanted(): Promise<void> {
  return wanted;
}

/** Loads what opens over the page: menus, lists, cards and dialogs. Rejects where its files do not arrive. */
export async function loadOverlays(): Promise<void> {
  held = await import('./overlayParts.ts');
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Subscribes to the parts of overlays; null until they are here. Asks for them at once where one `isOpen`. */
export function useOverlayParts(isOpen: boolean): OverlayParts | null {
  useLayoutEffect(() => {
    if (isOpen) want();
  }, [isOpen]);
  return useSyncExternalStore(subscribe, () => held);
}

/** A button and what it opens. */
interface Overlay {
  /** null until they are here: then the button stands alone, and what it is asked to open opens once they are. */
  readonly parts: OverlayParts | null;
  /** To be given to the button, the one that stands alone and the one that opens. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** Of a button that opens something over the page. Where the button has the focus when the parts come, it keeps it. */
export function useOverlay(): Overlay {
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const isPending = useRef(false);
  const [isOpen, setNow] = useState(false);
  const watch = useCallback((changed: () => void) => subscribe(() => {
    hadFocus.current = button.current !== null && button.current === document.activeElement;
    changed();
    // After React has put the button in its place: what opens gives the focus back to it.
    queueMicrotask(() => setNow(isPending.current));
  }), []);
  const parts = useSyncExternalStore(watch, () => held);
  useLayoutEffect(() => {
    if (hadFocus.current) button.current?.focus();
    hadFocus.current = false;
  });
  const setOpen = useCallback((next: boolean) => {
    isPending.current = next;
    if (held !== null) setNow(next);
    else if (next) want();
  }, []);
  return { parts, button, isOpen, setOpen };
}
