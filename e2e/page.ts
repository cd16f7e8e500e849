import { expect, test as base, type Page } from 'playwright/test';

/** The quick variant of the article's first experiment: 1,375 updates. */
export const QUICK = 'rows=20000&batch=256&lr=0.01';

/** What Playwright says where it blocks service workers. */
const BLOCKED = 'Service Worker registration blocked by Playwright';

/**
 * A page that fails its test when the console shows an error or a warning, a script throws, or anything is
 * asked of another host.
 */
export const test = base.extend<{ complaints: string[] }>({
  complaints: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.text() === BLOCKED) return;
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && !request.url().startsWith(baseURL ?? '')) complaints.push(`request to ${url.host}`);
    });
    await use(complaints);
    expect(complaints, 'nothing was complained of').toEqual([]);
  },
});

/** Opens an experiment by its link and waits for its units at birth. */
export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto('about:blank');
  await page.goto(hash === '' ? '/' : `/#${hash}`);
  await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
}

/** Opens a link with `seeds` or `sweep` and waits for the panels of the study. */
export async function openStudyLink(page: Page, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/#${hash}`);
  await expect(page.getByRole('region', { name: 'Dead fraction over seeds' })).toBeVisible();
}

/** Presses Run, or Run again, and waits for the end. */
export async function runToTheEnd(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Run( again)?$/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 100_000 });
}

/** The JSON that Export gives for one run. */
export function exportedRun(page: Page): Promise<ExportedRun> {
  return exported<ExportedRun>(page);
}

/** The JSON that Export gives, of which a test states what it expects. */
export async function exported<Exported>(page: Page): Promise<Exported> {
  return JSON.parse(await exportedText(page));
}

/** The same as the file has it. */
export async function exportedText(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'JSON', exact: true }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

/** The part of the exported run that the tests read. */
export interface ExportedRun {
  readonly schema: string;
  readonly link: string;
  readonly status: string;
  readonly steps: number;
  readonly fingerprint?: string;
  readonly findings: readonly { readonly sinceEpoch: number }[];
  readonly engine: { readonly id: string; readonly asked: string; readonly renderer: string; readonly fallbackFrom?: string; readonly reason?: string; readonly mixed?: true };
  readonly frames: readonly {
    readonly epoch: number;
    readonly step: number;
    readonly trainLoss: number;
    readonly validationLoss: number;
    readonly layers: readonly {
      readonly name: string;
      readonly units: number;
      readonly deadFraction: number | null;
      readonly deadOnTraining?: number | null;
      readonly onRate: readonly number[];
      readonly maxPreActivation: readonly (number | string)[];
      readonly kernel: unknown;
      readonly kernelGradient: { readonly norm: number; readonly zeroCount: number; readonly nanCount: number; readonly infCount: number; readonly histogram: { readonly counts: readonly number[] } };
    }[];
  }[];
}
