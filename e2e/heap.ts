import type { Page } from 'playwright/test';

/** Collections after which the heap is taken for settled, whatever it does. */
const MOST_COLLECTIONS = 20;
/** Share of the heap that a collection may still free of one that has settled. */
const SETTLED = 0.005;

/** Bytes of the page's JavaScript heap once collections of garbage, each after the page was idle, free no more of it. */
export async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  try {
    let size = Infinity;
    for (let collection = 0; collection < MOST_COLLECTIONS; collection += 1) {
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await devtools.send('Runtime.getHeapUsage');
      if (usedSize > size * (1 - SETTLED)) return Math.min(usedSize, size);
      size = usedSize;
    }
    return size;
  } finally {
    await devtools.detach();
  }
}
