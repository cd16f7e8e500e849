import { useSyncExternalStore } from 'react';

/** Lays the page out for paper from before it is printed until after: `data-printing` on the root element. Returns how to stop. */
export function followPrinting(): () => void {
  const { dataset } = document.documentElement;
  const begin = (): void => {
    dataset['printing'] = '';
  };
  const end = (): void => {
    delete dataset['printing'];
  };
  // Before all others that listen: they measure the page as it will be printed.
  addEventListener('beforeprint', begin, { capture: true });
  addEventListener('afterprint', end, { capture: true });
  return () => {
    removeEventListener('beforeprint', begin, { capture: true });
    removeEventListener('afterprint', end, { capture: true });
  };
}

/** Calls back when the page is laid out for paper, and when it is back; returns the way to stop. */
export function watchPrinting(changed: () => void): () => void {
  addEventListener('beforeprint', changed);
  addEventListener('afterprint', changed);
  return () => {
    removeEventListener('beforeprint', changed);
    removeEventListener('afterprint', changed);
  };
}

/** Whether the page is being printed. */
export function isPrinting(): boolean {
  return document.documentElement.dataset['printing'] !== undefined;
}

/** Subscribes to whether the page is being printed. */
export function useIsPrinting(): boolean {
  return useSyncExternalStore(watchPrinting, isPrinting);
}

let pictures = 0;
const ALL_DRAWN = 'alldrawn';

/** Has what is out of sight drawn as well, until what is returned is called: for pictures that are saved. */
export function drawAll(): () => void {
  pictures += 1;
  dispatchEvent(new Event(ALL_DRAWN));
  return () => {
    pictures -= 1;
    dispatchEvent(new Event(ALL_DRAWN));
  };
}

function watchAllDrawn(changed: () => void): () => void {
  const stop = watchPrinting(changed);
  addEventListener(ALL_DRAWN, changed);
  return () => {
    stop();
    removeEventListener(ALL_DRAWN, changed);
  };
}

/** Whether what is out of sight is to be drawn as well: the page is being printed, or pictures of it are made. */
export function useIsAllDrawn(): boolean {
  return useSyncExternalStore(watchAllDrawn, () => pictures > 0 || isPrinting());
}
