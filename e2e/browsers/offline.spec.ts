import { fileURLToPath } from 'node:url';
import { expect } from 'playwright/test';
import { staticHost } from '../staticHost.ts';
import { test } from './browserUnderTest.ts';
import { inPage } from './drivenBrowser.ts';
import { exportRun, openLab, press } from './lab.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

test('after one visit, with its server gone, the page opens again, trains to the end and exports', async ({ browserUnderTest: browser }) => {
  const host = await staticHost({ folder: DIST, path: '/a/b/' });
  const address = `${host.address}#engine=wasm&rows=1000&hidden=8&batch=64&epochs=3`;
  await openLab(browser, address);
  await expect.poll(() => inPage(browser, async () => (await navigator.serviceWorker.getRegistration())?.active?.state), { message: 'the browser keeps the page' }).toBe('activated');
  await host.close();

  await openLab(browser, address);
  expect(await inPage(browser, () => fetch('not-kept').then(() => 'answered', () => 'no server'))).toBe('no server');
  await press(browser, 'Run');
  await expect.poll(() => inPage(browser, () => document.querySelector('output')?.textContent), { message: 'it trains to the end', timeout: 100_000 }).toContain('Finished');
  const { status, engine, frames } = await exportRun(browser);
  expect(engine.id, engine.reason).toBe('wasm');
  expect(status).toBe('finished');
  expect(frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
  expect(await inPage(browser, () => window.seen)).toMatchObject({ errors: [], notices: [] });
});
