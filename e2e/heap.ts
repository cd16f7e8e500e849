import type { Page } from 'playwright/test';

/** Bytes of the page's JavaScript heap after a collection of garbage. */
export async function heapBytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  try {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize;
  } finally {
    await devtools.detach();
  }
}
