import { statSync } from 'node:fs';
import type { Page } from 'playwright';
import { inFreshPage, type Product } from './freshPage.ts';
import { EIGHT_RUNS } from './networks.ts';
import type { BenchOptions } from './options.ts';
import type { LongTasks } from './page/watch.ts';
import { finished, pressRun } from './pressRun.ts';

/** What it takes to export eight runs of 20 layers of 64 units. */
export interface Exporting {
  readonly epochs: number;
  readonly files: readonly WrittenFile[];
}

/** A file from opening the menu until it lies in the folder for downloads; tasks of the main thread in that time. */
export interface WrittenFile extends LongTasks {
  readonly format: 'JSON' | 'CSV';
  readonly bytes: number;
  readonly seconds: number;
}

/** Milliseconds for training all runs. */
const PATIENCE = 1_800_000;
/** Milliseconds in which the page comes to rest after training. */
const REST = 4000;

export async function measureExporting(product: Product, { exportedEpochs: epochs }: BenchOptions, say: (text: string) => void): Promise<Exporting> {
  return inFreshPage(product, async (page) => {
    say('export: training eight runs');
    await page.goto(`${product.url}#${EIGHT_RUNS}&epochs=${epochs}`);
    await pressRun(page);
    await finished(page).first().waitFor({ state: 'attached', timeout: PATIENCE });
    await page.waitForTimeout(REST);
    const files: WrittenFile[] = [];
    for (const format of ['JSON', 'CSV'] as const) {
      say(`export: ${format}`);
      files.push(await measureFile(page, format));
    }
    return { epochs, files };
  });
}

async function measureFile(page: Page, format: WrittenFile['format']): Promise<WrittenFile> {
  await page.evaluate(() => window.watch.watchTasks());
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const started = performance.now();
  const download = page.waitForEvent('download', { timeout: PATIENCE });
  await page.getByRole('menuitem', { name: format, exact: true }).click();
  const path = await (await download).path();
  const seconds = (performance.now() - started) / 1000;
  return { format, bytes: statSync(path).size, seconds, ...(await page.evaluate(() => window.watch.longTasks())) };
}
