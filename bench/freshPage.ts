import type { Browser, Page } from 'playwright';
import type { Served } from './served.ts';

/** The product being served, and a browser to look at it. */
export interface Product extends Served {
  readonly browser: Browser;
  /** Path of the script that gives a page its `window.watch`. */
  readonly watch: string;
}

/** Gives `use` a page in a context of its own (nothing cached, nothing stored) that has a `window.watch`, and that nothing keeps for use without a network: that begins later. */
export async function inFreshPage<T>({ browser, watch }: Product, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  try {
    await context.addInitScript({ path: watch });
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
