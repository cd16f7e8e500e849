import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from 'playwright/test';
import { preview } from 'vite';
import { exportedRun, runToTheEnd } from './page.ts';
import { staticHost } from './staticHost.ts';

// In the other tests of this folder service workers are blocked, so that tests can answer for the network.
test.use({ serviceWorkers: 'allow' });

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const QUICK = 'rows=1000&hidden=8&batch=64&epochs=3';

async function unitsAreShown(page: Page): Promise<void> {
  await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
}

/** Opens an address and waits until the browser keeps the page. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await unitsAreShown(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
}

/** What the console and the page complained of. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

test('after one visit, without a network, the page loads again, trains on every engine and exports', async ({ page, context }) => {
  const host = await staticHost({ folder: DIST, path: '/a/b/' });
  await visit(page, `${host.address}#engine=wasm&${QUICK}`);
  await host.close();
  await context.setOffline(true);
  const complaints = complaintsOf(page);
  await page.reload();
  await unitsAreShown(page);
  for (const engine of ['wasm', 'cpu', 'tfjs', 'webgl']) {
    await page.evaluate((hash) => (location.hash = hash), `engine=${engine}&${QUICK}`);
    await runToTheEnd(page);
    const run = await exportedRun(page);
    expect(run.engine.id, run.engine.reason).toBe(engine);
    expect(run.frames).toHaveLength(4);
  }
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Kernels (.npz)', exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/\.npz$/);
  await page.evaluate((hash) => (location.hash = hash), `engine=cpu&${QUICK}&seeds=2`);
  await expect(page.getByRole('region', { name: 'Dead fraction over seeds' })).toBeVisible();
  await page.goto(`${host.address}?engine=cpu&rows=1000#lesson=one-layer`);
  await expect(page.getByRole('region', { name: 'Loss', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

/** A build with other names for its pieces and a mark in its page, as the next version has. */
function nextVersion(): string {
  const folder = mkdtempSync(join(tmpdir(), 'next-version-'));
  cpSync(DIST, folder, { recursive: true });
  const renamed = readdirSync(join(folder, 'assets')).filter((file) => /^(StudyPanels|StudyVerdict|moreFiles)-.*\.js$/.test(file));
  for (const file of renamed) renameSync(join(folder, 'assets', file), join(folder, 'assets', file.replace('.js', '2.js')));
  const other = (text: string): string => renamed.reduce((changed, file) => changed.replaceAll(file, file.replace('.js', '2.js')), text);
  for (const file of readdirSync(join(folder, 'assets')).filter((each) => each.endsWith('.js'))) writeFileSync(join(folder, 'assets', file), other(readFileSync(join(folder, 'assets', file), 'utf8')));
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), html.replace('<title>', '<meta name="made" content="later" /><title>'));
  const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
  writeFileSync(join(folder, 'service-worker.js'), other(worker).replace(/VERSION = '/, "VERSION = 'next"));
  return folder;
}

test('a new version leaves a run alone, with all the pieces of its own version, and comes when a person reloads', async ({ page }) => {
  const host = await staticHost({ folder: DIST, path: '/' });
  const next = nextVersion();
  await visit(page, `${host.address}#engine=cpu&rows=100000&epochs=60`);
  await page.reload();
  await unitsAreShown(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /Epoch [1-9]/ })).toBeVisible();

  host.serve(next);
  await page.evaluate(() => void navigator.serviceWorker.ready.then((registration) => registration.update()));
  await expect(page.getByText('A newer version of this page is here.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 60_000 });
  expect((await exportedRun(page)).frames.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 61 }, (_, epoch) => epoch));
  await page.evaluate(() => (location.hash = 'engine=cpu&rows=1000&hidden=8&epochs=2&seeds=2'));
  await expect(page.getByRole('region', { name: 'Dead fraction over seeds' })).toBeVisible();
  await expect(page.locator('meta[name=made]')).toHaveCount(0);

  await page.getByRole('complementary', { name: 'Messages' }).getByRole('button', { name: 'Reload the page' }).click();
  await expect(page.locator('meta[name=made]')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Dead fraction over seeds' })).toBeVisible();
  await host.close();
  rmSync(next, { recursive: true });
});

test('where no worker keeps the page and its pieces are gone from the server, a message leads on', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const host = await staticHost({ folder: DIST, path: '/' });
  const next = nextVersion();
  await page.goto(`${host.address}#engine=cpu&${QUICK}`);
  await unitsAreShown(page);
  await runToTheEnd(page);
  host.serve(next);
  await page.evaluate((hash) => (location.hash = hash), `engine=cpu&${QUICK}&seeds=2`);
  const message = page.getByRole('alert').filter({ hasText: 'The server has no' }).first();
  await message.getByRole('button', { name: 'Reload the page' }).click();
  const drops = message.getByRole('button', { name: 'Reload now' });
  if (await drops.isVisible()) await drops.click();
  await expect(page.locator('meta[name=made]')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Dead fraction over seeds' })).toBeVisible();
  await context.close();
  await host.close();
  rmSync(next, { recursive: true });
});

const HOSTS: Readonly<Record<string, () => Promise<{ readonly address: string; readonly close: () => Promise<unknown> }>>> = {
  'vite preview': async () => {
    const server = await preview({ configFile: fileURLToPath(new URL('../vite.config.ts', import.meta.url)), base: '/a/b/', logLevel: 'silent', preview: { port: 0, host: 'localhost' } });
    return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
  },
  'a server that only knows files': () => staticHost({ folder: DIST, path: '/a/b/' }),
  'a server that hides index.html': () => staticHost({ folder: DIST, path: '/a/b/c%20d/', hidesIndex: true }),
};

for (const [name, start] of Object.entries(HOSTS)) {
  test(`the build works in a folder of ${name}`, async ({ page }) => {
    const complaints = complaintsOf(page);
    const host = await start();
    for (const asked of ['', 'index.html']) {
      await page.goto('about:blank');
      await visit(page, `${host.address}${asked}#engine=wasm&${QUICK}`);
      await runToTheEnd(page);
      expect((await exportedRun(page)).engine.id).toBe('wasm');
    }
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${host.address}service-worker.js`);
    expect(complaints).toEqual([]);
    await host.close();
  });
}

test('the page can be installed: its manifest and icons are there', async ({ page, request, baseURL }) => {
  await page.goto('/');
  const href = (await page.locator('link[rel=manifest]').getAttribute('href')) ?? '';
  const manifest: { readonly icons: readonly { readonly src: string }[]; readonly start_url: string; readonly display: string } = await (await request.get(new URL(href, baseURL).href)).json();
  expect(manifest).toMatchObject({ start_url: './', display: 'standalone' });
  for (const { src } of manifest.icons) expect((await request.get(new URL(src, new URL(href, baseURL)).href)).headers()['content-type']).toMatch(/^image\//);
});
