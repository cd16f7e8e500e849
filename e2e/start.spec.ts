import { expect, test } from 'playwright/test';
import { fileURLToPath } from 'node:url';

// What stands in the page where its program cannot run, or cannot have a worker.

const EXPERIMENT = 'engine=cpu&rows=1000&hidden=8&batch=64&epochs=3';

test('without JavaScript the page says that it is switched off', async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto('/');
  await expect(page.locator('#unstarted noscript')).toBeVisible();
  await expect(page.getByText('needs JavaScript')).toBeVisible();
  await page.close();
});

test('opened as a file the page says that it needs a server', async ({ page }) => {
  await page.goto(`file://${fileURLToPath(new URL('../dist/index.html', import.meta.url))}`);
  await expect(page.getByText('It was opened as a file.')).toBeVisible();
  await expect(page.getByText('npm start')).toBeVisible();
});

test('without its program the page says which file did not arrive', async ({ page }) => {
  await page.route('**/assets/lab-*.js', (route) => route.fulfill({ status: 404 }));
  await page.goto('/');
  await expect(page.getByText('Its program did not arrive: index-')).toBeVisible();
});

test('in a browser that the program stops in, the page says what it stopped at', async ({ page }) => {
  await page.route('**/assets/index-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '[].atLast();' }));
  await page.goto('/');
  await expect(page.getByText(/Its program stopped: .*atLast is not a function/)).toBeVisible();
});

test('while the program is on its way nothing of this is shown', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/lab-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`/#${EXPERIMENT}`, { waitUntil: 'commit' });
  const unstarted = page.locator('#unstarted');
  await expect(unstarted).toBeAttached();
  await expect(unstarted).toBeHidden();
  release();
  await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
  await expect(unstarted).not.toBeAttached();
});

const SANDBOXED = 'a sandboxed frame, which is of no origin,';

test(`in ${SANDBOXED} the page runs where anybody may read its files`, async ({ page, baseURL }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.route('**/frame.html', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe sandbox="allow-scripts" width="900" height="600" src="${baseURL}/#${EXPERIMENT}"></iframe>` }));
  await page.goto('/frame.html');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(frame.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  expect(errors).toEqual([]);
});

test(`in ${SANDBOXED} the page says that it cannot start where nobody else may read its files`, async ({ page, baseURL }) => {
  await page.route('**/assets/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'access-control-allow-origin': 'https://elsewhere.example' } });
  });
  await page.route('**/frame.html', (route) => route.fulfill({ contentType: 'text/html', body: `<iframe sandbox="allow-scripts" width="900" height="600" src="${baseURL}/"></iframe>` }));
  await page.goto('/frame.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.getByText('Its program did not arrive')).toBeVisible();
  await expect(frame.getByText('sandboxed frame')).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
});

for (const [lack, code, said] of [
  ['in a browser without workers', 'delete globalThis.Worker;', 'This browser has no workers'],
  ['where the browser refuses a worker', 'globalThis.Worker = class { constructor() { throw new DOMException("Access denied.", "SecurityError"); } };', 'lets this page start no worker, and the page trains in one (Access denied)'],
] as const) {
  test(`${lack} the page stands and says why it cannot train`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(code);
    await page.goto(`/#${EXPERIMENT}`);
    await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Activation', exact: true }).getByRole('radio', { name: 'Tanh' }).click();
    await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    expect(errors).toEqual([]);
  });
}
