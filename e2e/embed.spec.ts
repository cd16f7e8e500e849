import { readFileSync } from 'node:fs';
import { expect, type FrameLocator, type Page } from 'playwright/test';
import { test } from './page.ts';

// The example page of docs/embedding.md: two embeds and a sandboxed one.

const EXAMPLE = readFileSync(new URL('../docs/embedding-example.html', import.meta.url), 'utf8');

async function openHost(page: Page, body = EXAMPLE): Promise<void> {
  await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('/host.html');
}

function embed(page: Page, id: string): FrameLocator {
  return page.frameLocator(`#${id} iframe`);
}

function isFinished(frame: FrameLocator): Promise<void> {
  return expect(frame.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
}

/** The next event of an embed after something is said to it. */
function answerOf(page: Page, id: string, event: string, method: string, ...words: readonly string[]): Promise<Record<string, unknown>> {
  return page.evaluate(
    ([id, event, method, words]) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const element = document.querySelector(`#${id}`);
        element?.addEventListener(event, (told) => resolve(told instanceof CustomEvent ? told.detail : {}), { once: true });
        const say: unknown = element === null ? undefined : Reflect.get(element, method);
        if (typeof say === 'function') Reflect.apply(say, element, words);
      }),
    [id, event, method, words] as const,
  );
}

test('a host sets, runs and hears an embed, which is as high as what is in it', async ({ page, complaints }) => {
  await openHost(page);
  const free = embed(page, 'free');
  await expect(free.getByRole('region', { name: 'Units' })).toBeVisible();
  await expect(free.getByRole('complementary', { name: 'Experiment' })).toHaveCount(0);
  await expect(free.getByRole('button', { name: 'Settings', exact: true })).toBeVisible();
  await expect.poll(() => free.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);

  await expect(page.locator('#said')).toHaveText('Epoch 0 of 3');
  await page.getByRole('button', { name: 'Raise the learning rate' }).click();
  await page.getByRole('button', { name: 'Run it' }).click();
  await isFinished(free);
  await expect(page.locator('#said')).toHaveText(/^Finished with rows=1000&hidden=8&lr=0.1&batch=64&epochs=3&engine=cpu/);
  const told = await answerOf(page, 'free', 'lab-frame', 'get');
  expect(told).toMatchObject({ lab: 1, epoch: 3, epochs: 3, status: 'finished', step: 33 });
  expect(Number(told['trainLoss'])).toBeGreaterThan(0);
  expect(await answerOf(page, 'free', 'lab-error', 'set', 'lr=100')).toMatchObject({ text: expect.stringContaining('lr=100 cannot be used.') });
  expect(complaints).toEqual([]);
});

test('what an embed locks holds against its host, and what it hides is absent', async ({ page, complaints }) => {
  await openHost(page);
  const locked = embed(page, 'locked');
  await expect(locked.getByRole('region', { name: 'Units' })).toBeVisible();
  await expect(locked.getByRole('region', { name: 'Loss' })).toHaveCount(0);
  expect(await answerOf(page, 'locked', 'lab-error', 'set', 'lr=0.5')).toMatchObject({ text: 'Locked here: lr.' });
  expect(await answerOf(page, 'locked', 'lab-frame', 'get')).toMatchObject({ link: expect.stringContaining('lr=0.01') });
  expect(await page.locator('#locked iframe').evaluate((frame) => frame.clientHeight)).toBe(500);
  expect(complaints).toEqual([]);
});

test('a sandboxed embed runs, without the storage that it is refused', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openHost(page);
  const sandboxed = embed(page, 'sandboxed');
  await expect(sandboxed.getByRole('region', { name: 'Units' })).toBeVisible();
  // A browser lays a frame out when it comes into view.
  await page.locator('#sandboxed').scrollIntoViewIfNeeded();
  await expect.poll(() => sandboxed.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
  await answerOf(page, 'sandboxed', 'lab-finished', 'run');
  await isFinished(sandboxed);
  expect(errors).toEqual([]);
});

test('a frame leaves the history to its host, whose reload shows the experiment of its address again', async ({ page, complaints, baseURL }) => {
  await openHost(page, `<title>Host</title><div id="plain"><iframe width="1000" height="900" src="${baseURL}/#rows=1000&hidden=8&lr=0.01&batch=64&epochs=3&engine=cpu&embed=1"></iframe></div>`);
  const frame = embed(page, 'plain');
  const entries = await page.evaluate(() => history.length);
  await expect(frame.getByRole('region', { name: 'Units' })).toBeVisible();
  await frame.getByRole('button', { name: 'Settings', exact: true }).click();
  await frame.getByRole('textbox', { name: 'Epochs' }).fill('7');
  await frame.getByRole('textbox', { name: 'Epochs' }).press('Enter');
  await expect(frame.getByText('Epoch 0 of 7').first()).toBeAttached();
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.reload();
  await expect(frame.getByText('Epoch 0 of 3').first()).toBeAttached();
  expect(complaints).toEqual([]);
});

test('an embed hears no window but its host', async ({ page, complaints }) => {
  await openHost(page);
  const free = embed(page, 'free');
  await expect(free.getByRole('region', { name: 'Units' })).toBeVisible();
  await answerOf(page, 'free', 'lab-frame', 'get');
  await free.locator('body').evaluate(() => postMessage({ lab: 1, type: 'set', link: 'epochs=9' }, '*'));
  expect(await answerOf(page, 'free', 'lab-frame', 'get')).toMatchObject({ epochs: 3 });
  expect(complaints).toEqual([]);
});
