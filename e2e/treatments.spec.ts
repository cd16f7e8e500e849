import { expect, type Locator, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { exported, open, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

interface TriedRun extends ExportedRun {
  readonly headline: string;
  readonly harm: { readonly harmful: boolean | null; readonly text: string };
  readonly trial?: {
    readonly seeds: number;
    readonly epochs: number;
    readonly untreated: { readonly validationLoss: number; readonly validationAccuracy: number; readonly deadFraction: number | null };
    readonly treatments: readonly { readonly id: string; readonly change: string; readonly link: string; readonly status: string; readonly difference: number | null; readonly interval?: readonly number[] }[];
    readonly verdict: { readonly cause: string | null; readonly text: string };
  };
}

/** Learns, with most of its few units dead. */
const TINY = 'rows=2000&batch=64&lr=0.1&epochs=4&labels=sum&hidden=8&engine=cpu';

const treatments = (page: Page): Locator => page.getByRole('region', { name: 'Treatments', exact: true });
const rows = (page: Page): Locator => treatments(page).getByRole('row').filter({ has: page.getByRole('rowheader') });
const isDone = (page: Page): Promise<void> => expect(treatments(page).getByRole('button', { name: 'Repeat over 8 seeds' })).toBeVisible({ timeout: 100_000 });

async function tried(page: Page, hash: string): Promise<void> {
  await open(page, hash);
  await runToTheEnd(page);
  await page.getByRole('region', { name: 'Diagnosis' }).getByRole('button', { name: 'Try treatments', exact: true }).click();
  await isDone(page);
}

test('of the quick variant are tried beside the run, and the region, the address and the export say what came of them', async ({ page, complaints }) => {
  await open(page, `${QUICK}&engine=cpu`);
  const button = page.getByRole('button', { name: 'Try treatments', exact: true });
  await expect(button).toHaveCount(0);
  await runToTheEnd(page);
  await expect(treatments(page)).toHaveCount(0);
  await button.click();
  await expect(treatments(page).getByRole('progressbar')).toBeVisible();
  await expect(rows(page).first()).toHaveText(/^Untreated.*done/);
  await isDone(page);
  const run = await exported<TriedRun>(page);
  const { trial } = run;
  expect(run.engine.id).toBe('cpu');
  expect(trial).toMatchObject({ seeds: 1, epochs: 25, untreated: { validationLoss: run.frames.at(-1)?.validationLoss } });
  expect(trial?.treatments.length).toBeGreaterThan(3);
  expect(trial?.treatments.every(({ status }) => status !== 'missing')).toBe(true);
  await expect(rows(page)).toHaveCount(1 + (trial?.treatments.length ?? 0));
  await expect(treatments(page)).toContainText(trial?.verdict.text ?? 'no verdict');
  await expect(page).toHaveURL(/[#&]treat=1(&|$)/);
  expect(run.headline).not.toBe('');
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('lead to a comparison, or become the experiment', async ({ page, complaints }) => {
  await tried(page, TINY);
  const { trial } = await exported<TriedRun>(page);
  const best = trial?.treatments[0];
  if (best === undefined) throw new Error('Nothing was tried.');
  await rows(page).nth(1).getByRole('button', { name: /^Use/ }).click();
  await expect(treatments(page)).toHaveCount(0);
  await expect(page).toHaveURL(best.link);
  await page.goBack();
  await expect(page).toHaveURL(/treat=1/);
  // What was trained once is known, so the trial that the address asks for is there as soon as the run has ended.
  await runToTheEnd(page);
  await isDone(page);
  await rows(page).nth(1).getByRole('button', { name: /^Compare/ }).click();
  await expect(page.getByRole('list', { name: 'Runs side by side' }).getByRole('listitem')).toHaveCount(2);
  await expect(page).not.toHaveURL(/treat/);
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try treatments', exact: true })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('repeated over eight seeds have intervals, and a verdict that speaks of them', async ({ page, complaints }) => {
  await tried(page, TINY);
  await treatments(page).getByRole('button', { name: 'Repeat over 8 seeds' }).click();
  await expect(treatments(page)).toContainText('each with 8 seeds');
  await expect(treatments(page).getByRole('button', { name: 'Cancel' })).toBeHidden({ timeout: 100_000 });
  const { trial } = await exported<TriedRun>(page);
  expect(trial?.seeds).toBe(8);
  for (const { interval, difference } of trial?.treatments ?? []) {
    expect(interval).toHaveLength(2);
    expect(Number(interval?.[0])).toBeLessThanOrEqual(Number(difference));
    expect(Number(interval?.[1])).toBeGreaterThanOrEqual(Number(difference));
  }
  await expect(treatments(page)).toContainText('8 seeds');
  await expect(treatments(page)).toContainText(trial?.verdict.text ?? 'no verdict');
  expect(complaints).toEqual([]);
});

test('start from a link when the run has ended, and end with Reset or when cancelled', async ({ page, complaints }) => {
  await open(page, `${TINY}&run=1&treat=1`);
  await isDone(page);
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await expect(treatments(page)).toHaveCount(0);
  await open(page, `rows=100000&hidden=64,64&epochs=2&labels=sum&batch=512&engine=cpu&run=1&treat=1`);
  const cancel = treatments(page).getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeVisible({ timeout: 100_000 });
  const across = (await cancel.boundingBox())?.x;
  await expect(treatments(page)).toContainText(/(s|min) left/);
  expect((await cancel.boundingBox())?.x, 'what is said of the time left moves no button').toBe(across);
  await cancel.click();
  await expect(treatments(page)).toContainText('The trial was cancelled.');
  await expect(page).not.toHaveURL(/treat/);
  expect(complaints).toEqual([]);
});

test('are offered beside the headline in the words of the case, and by keyboard alone', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, TINY);
  await runToTheEnd(page);
  const ask = page.getByRole('main').getByRole('button', { name: /\?$|^Find the cure$/ }).first();
  await ask.focus();
  await page.keyboard.press('Enter');
  await isDone(page);
  await expect(page.getByRole('button', { name: 'See the treatments' })).toBeVisible();
  const repeat = treatments(page).getByRole('button', { name: 'Repeat over 8 seeds' });
  await repeat.press('Enter');
  await expect(treatments(page).getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(repeat).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await accessibilityFaults(page)).toEqual([]);
  await rows(page).nth(1).getByRole('button', { name: /^Use/ }).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  expect(complaints).toEqual([]);
});
