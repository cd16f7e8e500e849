import { expect, type Page } from 'playwright/test';
import { exportedRun, open, runToTheEnd, test } from './page.ts';

const EXPERIMENT = 'rows=1000&hidden=8&batch=64&epochs=6&seed=3';

const outcome = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text });

async function copiedLink(page: Page): Promise<string> {
  await page.evaluate(() => {
    Object.defineProperty(navigator.clipboard, 'writeText', { value: (text: string) => Promise.resolve(void Object.assign(globalThis, { copied: text })) });
  });
  await page.getByRole('button', { name: 'Copy the link with it', exact: true }).click();
  await expect(page.getByText('Link copied.').first()).toBeVisible();
  return String(await page.evaluate(() => Reflect.get(globalThis, 'copied')));
}

test('a run that is shared with its fingerprint is reproduced, bit for bit, also when it is stepped and paused', async ({ page, complaints }) => {
  await open(page, EXPERIMENT);
  await runToTheEnd(page);
  const { engine, fingerprint } = await exportedRun(page);
  expect(engine.id, engine.reason).toBe('wasm');
  const link = await copiedLink(page);
  expect(link).toMatch(new RegExp(`#rows=1000&hidden=8&batch=64&epochs=6&seed=3&engine=wasm&expect=${fingerprint}$`));

  await open(page, link.slice(link.indexOf('#') + 1));
  await expect(outcome(page, `fingerprint ${fingerprint}`)).toBeVisible();
  await page.getByRole('button', { name: 'Step', exact: true }).click();
  await expect(outcome(page, 'Epoch 1 of 6')).toHaveCount(1);
  await runToTheEnd(page);
  await expect(outcome(page, /^Reproduced, bit for bit: /)).toBeVisible();
  expect((await exportedRun(page)).fingerprint).toBe(fingerprint);

  await page.getByRole('button', { name: 'Raise Seed', exact: true }).click();
  await expect(page).not.toHaveURL(/expect/);
  await expect(outcome(page, 'shared')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

for (const [what, change, why] of [
  ['of another fingerprint', 'engine=wasm&expect=01f0c0ffee', /^Differs from the run that was shared: its fingerprint is of version 0 of what WebAssembly computes, this page has version 1\.$/],
  ['of the same version', 'engine=wasm&expect=0123456789ABCDEF', /^Differs from the run that was shared: engine and version are the same/],
  ['of another engine', 'engine=cpu&expect=0123456789abcdef', /^Differs from the run that was shared: it was trained on WebAssembly, this one on CPU/],
] as const) {
  test(`a run that is not the one that was shared differs, ${what}, and says what is known of why`, async ({ page, complaints }) => {
    await open(page, `${EXPERIMENT}&${change}`);
    await runToTheEnd(page);
    await expect(outcome(page, why)).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

for (const bad of ['expect=nonsense', 'expect=12345678901234567', 'expect=', 'seeds=2&expect=0123456789abcdef', 'compare=lr:0.1|0.01&expect=0123456789abcdef']) {
  test(`${bad} is not used, with a notice`, async ({ page, complaints }) => {
    await page.goto(`/#${EXPERIMENT}&engine=cpu&${bad}`);
    await expect(page.getByRole('alert').filter({ hasText: 'Allowed are 1 to 16 hex digits, with one run.' })).toBeVisible();
    await expect(outcome(page, 'shared')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
}
