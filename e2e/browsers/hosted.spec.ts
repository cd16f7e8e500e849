import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'playwright/test';
import { staticHost, type StaticHost } from '../staticHost.ts';
import { test } from './browserUnderTest.ts';
import { inPage, type DrivenBrowser } from './drivenBrowser.ts';

// The page in a page of others.

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const EXAMPLE = readFileSync(new URL('../../docs/embedding-example.html', import.meta.url), 'utf8');

let folder: string;
let host: StaticHost;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hosted-'));
  cpSync(DIST, folder, { recursive: true });
  writeFileSync(join(folder, 'host.html'), EXAMPLE);
  host = await staticHost({ folder, path: '/', allowsOthers: true });
});

test.afterEach(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

/** What the host's page was told by an embed in answer to a word, as text. */
function answerOf(browser: DrivenBrowser, id: string, event: string, method: string, ...words: readonly string[]): Promise<Record<string, unknown>> {
  return inPage(
    browser,
    (id, event, method, words) =>
      new Promise<Record<string, unknown>>((resolve) => {
        const element = document.querySelector(`#${id}`);
        element?.addEventListener(event, (told) => resolve(told instanceof CustomEvent ? told.detail : {}), { once: true });
        const say: unknown = element === null ? undefined : Reflect.get(element, method);
        if (typeof say === 'function') Reflect.apply(say, element, words);
      }),
    id,
    event,
    method,
    words,
  );
}

/** What stands in the frame of an embed of the same origin; empty while it is loading. */
function textIn(browser: DrivenBrowser, id: string): Promise<string> {
  return inPage(browser, (id) => document.querySelector<HTMLIFrameElement>(`#${id} iframe`)?.contentDocument?.body.textContent ?? '', id);
}

test('a host sets, runs and hears its embeds, one in a sandbox too, and its reload shows the experiments of their addresses again', async ({ browserUnderTest: browser }) => {
  await browser.navigate(`${host.address}host.html`);
  await expect.poll(() => textIn(browser, 'free'), { message: 'the embed is shown' }).toContain('Epoch 0 of 3');
  const entries = await inPage(browser, () => history.length);
  expect(await answerOf(browser, 'free', 'lab-frame', 'get')).toMatchObject({ lab: 1, epoch: 0, epochs: 3 });
  await inPage(browser, () => document.querySelectorAll('button').forEach((button) => button.click()));
  await expect.poll(() => inPage(browser, () => document.querySelector('#said')?.textContent), { message: 'it trains to the end' }).toMatch(/^Finished with rows=1000&hidden=8&lr=0\.1&/);
  expect(await answerOf(browser, 'free', 'lab-frame', 'get')).toMatchObject({ epoch: 3, epochs: 3, status: 'finished', step: 33 });
  expect(await answerOf(browser, 'locked', 'lab-error', 'set', 'lr=0.5')).toMatchObject({ text: 'Locked here: lr.' });
  await inPage(browser, () => document.querySelector('#sandboxed')?.scrollIntoView());
  expect(await answerOf(browser, 'sandboxed', 'lab-finished', 'run')).toMatchObject({ epoch: 3 });
  expect(await inPage(browser, () => history.length)).toBe(entries);

  await inPage(browser, () => {
    Object.assign(window, { isOld: true });
    setTimeout(() => location.reload());
  });
  await expect.poll(() => inPage(browser, () => !('isOld' in window) && document.readyState === 'complete').catch(() => false), { message: 'the host is loaded anew' }).toBe(true);
  await expect.poll(() => textIn(browser, 'free'), { message: 'the embed is as its address says' }).toContain('Epoch 0 of 3');
  expect(await answerOf(browser, 'free', 'lab-frame', 'get')).toMatchObject({ epoch: 0, link: expect.stringContaining('lr=0.01') });
});
