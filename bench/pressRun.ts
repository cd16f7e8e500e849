import type { Page } from 'playwright';

/** Starts training, confirming that it is a lot of work where the page asks. */
export async function pressRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const anyway = page.getByRole('button', { name: 'Run anyway' });
  await anyway.or(page.getByRole('button', { name: 'Pause', exact: true })).or(finished(page)).first().waitFor();
  if (await anyway.isVisible()) await anyway.click();
}

/** What the page says when all training has ended. */
export function finished(page: Page): ReturnType<Page['getByRole']> {
  return page.getByRole('status').filter({ hasText: 'Finished' });
}

/** Resolves as soon as the page says so. It has a `window.watch`. */
export function untilFinished(page: Page, patience: number): Promise<void> {
  return page.evaluate((most) => window.watch.appears('output', 'Finished', most), patience);
}
