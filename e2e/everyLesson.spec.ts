import { expect, type Page } from 'playwright/test';
import { LESSONS } from '../src/lessons/lessons.ts';
import { accessibilityFaults } from './axe.ts';
import { test } from './page.ts';

for (const { id, title, link, quickLink, until } of LESSONS) {
  const runs = until === 'end' && quickLink !== null;
  test(`axe finds nothing in "${title}", light and dark, ${runs ? 'before and after its quick form' : 'at birth'}`, async ({ page, complaints }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/#${quickLink ?? link}&engine=cpu&lesson=${id}`);
    await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
    expect(await faultsInBothSchemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Step: Prediction' }).click();
    expect(await faultsInBothSchemes(page)).toEqual([]);
    if (runs) {
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByRole('button', { name: 'Step: Measured' }).click();
      await expect(page.getByRole('region', { name: title, exact: true }).getByRole('table')).toBeVisible();
      expect(await faultsInBothSchemes(page)).toEqual([]);
      await page.getByRole('button', { name: 'Step: Verdict' }).click();
      await expect(page.locator('[data-verdict]:not([data-verdict="undecided"])').first()).toBeVisible({ timeout: 100_000 });
      expect(await faultsInBothSchemes(page)).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
}

async function faultsInBothSchemes(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await accessibilityFaults(page)));
  }
  return faults;
}
