import { expect } from 'playwright/test';
import { isSoftware } from '../../src/engine/gl/renderer.ts';
import { REFERENCE_CURVES } from '../../src/engine/wasm/testing/referenceCurves.ts';
import { QUICK } from '../page.ts';
import { test } from './browserUnderTest.ts';
import { inPage, type DrivenBrowser } from './drivenBrowser.ts';
import { exportRun, openLab, press } from './lab.ts';

/** Who draws WebGL 2 into floats, which the engine `webgl` needs; empty where nobody does. */
function floatRenderer(): string {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null || gl.getExtension('EXT_color_buffer_float') === null) return '';
  const details = gl.getExtension('WEBGL_debug_renderer_info');
  return String(gl.getParameter(details === null ? gl.RENDERER : details.UNMASKED_RENDERER_WEBGL));
}

// An entry that is evaluated twice loses a Run only once the engine's own chunk has come.
for (const { moment, sign, asked } of [
  { moment: 'at once', sign: '', asked: 'auto' },
  { moment: 'when the engine is chosen', sign: 'float32', asked: 'webgl' },
]) {
  test(`the first Run, pressed ${moment}, trains to the end, and Export gives what was trained`, async ({ browserUnderTest: browser, baseURL }) => {
    await openLab(browser, `${baseURL}/#${QUICK}&engine=${asked}`);
    if (sign !== '') await expect.poll(() => inPage(browser, () => document.body.textContent), { message: 'the engine is chosen' }).toContain(sign);
    await inPage(browser, () => {
      window.seen.workersStarted = 0;
    });
    await press(browser, 'Run');
    await expect.poll(() => inPage(browser, () => document.querySelector('output')?.textContent), { message: 'it trains to the end', timeout: 100_000 }).toContain('Finished');
    const { status, steps, frames, engine } = await exportRun(browser);
    console.log(`${browser.version} ran on ${engine.id}, ${engine.renderer}${engine.reason === undefined ? '' : `: ${engine.reason}`}`);
    expect(status).toBe('finished');
    expect(steps).toBe(1375);
    expect(frames.map(({ epoch, step }) => [epoch, step])).toEqual(Array.from({ length: 26 }, (_, epoch) => [epoch, 55 * epoch]));
    expect(frames.at(-1)?.layers[0]?.deadFraction).toBeGreaterThanOrEqual(0.75);
    const renderer = await inPage(browser, floatRenderer);
    expect(engine.id, engine.reason).toBe(asked === 'auto' ? (renderer === '' || isSoftware(renderer) ? 'wasm' : 'webgl') : renderer === '' ? 'cpu' : 'webgl');
    // A Run that the engine does not hear ends too, once the watchdog has put another engine in its place.
    expect(await inPage(browser, () => window.seen)).toMatchObject({ errors: [], notices: [], workersStarted: 0 });
  });
}

for (const { link, fingerprint } of REFERENCE_CURVES) {
  test(`the fingerprint of ${link} is the one that Node computes`, async ({ browserUnderTest: browser, baseURL }) => {
    await openLab(browser, `${baseURL}/#${link}&expect=${fingerprint}`);
    await press(browser, 'Run');
    await expect.poll(() => inPage(browser, () => document.body.textContent), { message: 'it is held against the expected one', timeout: 100_000 }).toMatch(/Reproduced, bit for bit|Differs from the run/);
    const { engine, ...run } = await exportRun(browser);
    expect(engine.id, engine.reason).toBe('wasm');
    expect(run.fingerprint).toBe(fingerprint);
    expect(await inPage(browser, () => window.seen)).toMatchObject({ errors: [], notices: [] });
  });
}

test('400 link changes and 130 quick toggles leave address and page agreeing', async ({ browserUnderTest: browser, baseURL }) => {
  await openLab(browser, `${baseURL}/#rows=1000&hidden=8&epochs=3&engine=cpu`);
  await inPage(browser, async () => {
    const raise = document.querySelector<HTMLElement>('[aria-label="Raise Seed"]');
    for (let change = 1; change <= 400; change++) {
      raise?.click();
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await expectAgreement(browser, 'seed=401');
  await inPage(browser, async () => {
    const [relu, leakyRelu] = document.querySelectorAll<HTMLElement>('[role="radiogroup"] input');
    for (let toggle = 1; toggle <= 129; toggle++) {
      (toggle % 2 === 1 ? leakyRelu : relu)?.click();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve));
    }
  });
  await expect.poll(() => inPage(browser, () => location.hash), { message: 'the address has the projector mode of the page' }).toContain('present=1');
  expect(await inPage(browser, () => document.documentElement.dataset['present'])).toBe('');
  await inPage(browser, () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true })));
  await expect.poll(() => inPage(browser, () => location.hash), { message: 'the address has no projector mode' }).not.toContain('present=1');
  await expectAgreement(browser, 'activation=leaky_relu');
  expect(await inPage(browser, () => window.seen)).toMatchObject({ errors: [], notices: [] });
});

/** Waits until the address has a part, and expects it to be that of the experiment that is exported. */
async function expectAgreement(browser: DrivenBrowser, part: string): Promise<void> {
  await expect.poll(() => inPage(browser, () => location.hash), { message: 'the address follows' }).toContain(part);
  const { link } = await exportRun(browser);
  expect(await inPage(browser, () => location.hash)).toBe(new URL(link, 'http://page').hash);
}
