import { expect, type Locator, type Page } from 'playwright/test';
import { open, runToTheEnd, test } from './page.ts';
import { decoded } from './qr.ts';

const EXPERIMENT = 'rows=1000&hidden=8&lr=0.01&batch=64&epochs=3';

async function openShare(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share', exact: true });
  await expect(dialog.getByRole('textbox', { name: 'Link', exact: true })).toBeVisible();
  return dialog;
}

function linkIn(dialog: Locator): Promise<string> {
  return dialog.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
}

test('the link is copied in one press more, and its QR code is read by another program', async ({ page, complaints, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, `${EXPERIMENT}&engine=cpu`);
  const dialog = await openShare(page);
  await expect(dialog).toContainText('Opens 1,000 rows');
  await expect(dialog.getByRole('button', { name: 'Copy link', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Link copied.')).toBeVisible();
  const link = await linkIn(dialog);
  expect(link).toBe(`${baseURL}/#${EXPERIMENT}&engine=cpu`);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  expect(await decoded(dialog.getByRole('img', { name: 'QR code of the link' }))).toBe(link);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a teacher hides, locks and asks, and whoever opens the link finds it so', async ({ page, complaints }) => {
  await open(page, `${EXPERIMENT}&engine=cpu`);
  const dialog = await openShare(page);
  await dialog.getByRole('checkbox', { name: 'Start by itself' }).check({ force: true });
  await dialog.getByRole('button', { name: 'For a class: hide, lock, ask' }).click();
  await dialog.getByRole('textbox', { name: 'Question' }).fill('Which <i>unit</i> dies first?');
  await dialog.getByRole('checkbox', { name: 'Learning rate', exact: true }).check({ force: true });
  await dialog.getByRole('checkbox', { name: 'Loss', exact: true }).last().check({ force: true });
  const link = await linkIn(dialog);
  expect(link).toMatch(/&run=1&hide=loss&lock=lr&ask=Which%20%3Ci%3Eunit%3C%2Fi%3E%20dies%20first%3F$/);
  expect(await decoded(dialog.getByRole('img', { name: 'QR code of the link' }))).toBe(link);
  await dialog.getByRole('button', { name: 'For a page of yours: embed' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Embed code' })).toHaveValue(/^<iframe src="http:[^"]*embed=1&amp;hide=loss[^"]*" /);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByText('Which <i>unit</i> dies first?')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Loss' })).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Experiment' }).getByText('locked')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the page of a unit goes with the link unless that is taken off', async ({ page, complaints }) => {
  await open(page, `${EXPERIMENT}&engine=cpu&unit=1.2`);
  const dialog = await openShare(page);
  const unit = dialog.getByRole('checkbox', { name: 'Open the page of unit 2 of layer 1', exact: true });
  await expect(unit).toBeChecked();
  expect(await linkIn(dialog)).toMatch(/&unit=1\.2$/);
  await unit.uncheck({ force: true });
  expect(await linkIn(dialog)).not.toContain('unit=');
  expect(complaints).toEqual([]);
});

test('an epoch that is looked at and a fingerprint can go with the link', async ({ page, complaints }) => {
  await open(page, `${EXPERIMENT}&engine=wasm`);
  await runToTheEnd(page);
  await page.keyboard.press('ArrowLeft');
  const dialog = await openShare(page);
  await dialog.getByRole('checkbox', { name: 'Show epoch 2 once trained' }).check({ force: true });
  await dialog.getByRole('checkbox', { name: 'Expect this fingerprint' }).check({ force: true });
  expect(await linkIn(dialog)).toMatch(/&engine=wasm&epoch=2&expect=[\da-f]{16}$/);
  expect(complaints).toEqual([]);
});

test('where the clipboard is refused, the link is selected', async ({ page, complaints }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } }));
  await open(page, `${EXPERIMENT}&engine=cpu`);
  const dialog = await openShare(page);
  await dialog.getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect(dialog.getByText('It is selected: copy it by hand.')).toBeVisible();
  expect(await page.evaluate(() => document.getSelection()?.toString() !== '' || document.activeElement instanceof HTMLInputElement)).toBe(true);
  expect(complaints).toEqual([]);
});
