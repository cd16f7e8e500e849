import { expect, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { REFERENCE_CURVES } from '../src/engine/wasm/testing/referenceCurves.ts';
import { heapBytes } from './heap.ts';
import { exportedRun, open, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

test.describe('the first experiment', () => {
  test('is on the page at birth, before Run, with its units and losses', async ({ page, complaints }) => {
    await open(page);
    await expect(page.getByRole('radiogroup', { name: 'Activation' })).toBeVisible();
    await expect(page.getByRole('radiogroup', { name: 'Initializer' })).toBeVisible();
    for (const name of ['Loss', 'Layer outputs', 'Gradients', 'Gradient norms', 'Diagnosis']) {
      await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
    }
    await expect.poll(async () => (await exportedRun(page)).frames[0]?.validationLoss).toBeCloseTo(Math.LN2, 2);
    const { frames, status, schema } = await exportedRun(page);
    expect(schema).toBe('dead-relu-lab/run@1');
    expect(status).toBe('birth');
    expect(frames).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('trains on WebGL and its units die', async ({ page, complaints }) => {
    await open(page, `${QUICK}&engine=webgl`);
    await runToTheEnd(page);
    const { engine, frames, steps } = await exportedRun(page);
    expect(engine.id, engine.reason).toBe('webgl');
    expect(steps).toBe(1375);
    const last = frames.at(-1);
    expect(last?.epoch).toBe(25);
    expect(last?.layers[0]?.deadFraction).toBeGreaterThanOrEqual(0.75);
    expect(last?.layers[0]?.deadOnTraining).toBeLessThanOrEqual(last?.layers[0]?.deadFraction ?? 0);
    expect(Math.abs((last?.validationLoss ?? 0) - Math.LN2)).toBeLessThan(0.01);
    expect(complaints).toEqual([]);
  });

  test('where no engine is named and WebGL is software, trains on WebAssembly, loads nothing else and says why; one press changes it', async ({ page, complaints }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await open(page, QUICK);
    await runToTheEnd(page);
    const { engine, steps } = await exportedRun(page);
    expect(engine, engine.reason).toMatchObject({ id: 'wasm', asked: 'auto' });
    expect(engine.reason).toMatch(/^No graphics processor draws WebGL here, but software: .*SwiftShader/);
    expect(steps).toBe(1375);
    await expect(page.getByText(`Chosen automatically: ${engine.reason}`)).toBeVisible();
    expect(loaded.filter((url) => /wasmEngine-/.test(url))).toHaveLength(1);
    expect(loaded.filter((url) => /webglEngine-|tfjsEngine-|selfTest-/.test(url))).toEqual([]);

    await page.getByRole('button', { name: 'Use WebGL instead', exact: true }).click();
    await expect(page).toHaveURL(/engine=webgl/);
    await expect(page.getByText(/^WebGL runs, float32, in software$/)).toBeVisible();
    await page.getByRole('button', { name: 'Choose the engine automatically', exact: true }).click();
    await expect(page).not.toHaveURL(/engine=/);
    await expect(page.getByText(/^WebAssembly runs, float32$/)).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('trains on TensorFlow.js, one op at a time, to the same losses as on the cpu', async ({ page, complaints }) => {
    const runOn = async (id: string): Promise<ExportedRun> => {
      await open(page, `${QUICK}&epochs=8&engine=${id}`);
      await runToTheEnd(page);
      return exportedRun(page);
    };
    const tfjs = await runOn('tfjs');
    const cpu = await runOn('cpu');
    expect(tfjs.engine.id, tfjs.engine.reason).toBe('tfjs');
    expect(tfjs.steps).toBe(440);
    expect(tfjs.frames).toHaveLength(9);
    for (const [epoch, { validationLoss }] of tfjs.frames.entries()) expect(validationLoss).toBeCloseTo(cpu.frames[epoch]?.validationLoss ?? Number.NaN, 3);
    expect(complaints).toEqual([]);
  });

  test('trains on WebAssembly, to the bits that Node computes', async ({ page, complaints }) => {
    for (const { link, trainLosses, validationLosses, fingerprint } of REFERENCE_CURVES) {
      await open(page, link);
      await runToTheEnd(page);
      await expect(page.getByText(/^WebAssembly runs, float32$/)).toBeVisible();
      const { engine, frames, ...run } = await exportedRun(page);
      expect(engine.id, engine.reason).toBe('wasm');
      expect(run.fingerprint).toBe(fingerprint);
      await expect(page.getByText(`Fingerprint ${fingerprint}`)).toBeVisible();
      expect(frames.map(({ trainLoss }) => trainLoss)).toEqual(trainLosses);
      expect(frames.map(({ validationLoss }) => validationLoss)).toEqual(validationLosses);
    }
    expect(complaints).toEqual([]);
  });

  test('gives the same run twice on the cpu engine', async ({ page, complaints }) => {
    await open(page, `${QUICK}&epochs=3&engine=cpu`);
    await runToTheEnd(page);
    const first = await exportedRun(page);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await runToTheEnd(page);
    const second = await exportedRun(page);
    expect(first.engine.id).toBe('cpu');
    expect(second.frames).toEqual(first.frames);
    expect(complaints).toEqual([]);
  });
});

test.describe('the transport', () => {
  test('steps one epoch, pauses, and resets to the same kernels', async ({ page, complaints }) => {
    await open(page, `${QUICK}&engine=cpu`);
    const birth = await exportedRun(page);
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Epoch 1 of 25' })).toBeVisible();
    const stepped = await exportedRun(page);
    expect(stepped.frames.map(({ epoch }) => epoch)).toEqual([0, 1]);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect.poll(async () => (await exportedRun(page)).frames.length).toBe(1);
    const reset = await exportedRun(page);
    expect(reset.frames[0]?.layers[0]?.onRate).toEqual(birth.frames[0]?.layers[0]?.onRate);
    expect(complaints).toEqual([]);
  });

  test('shows the new network when a setting changes while training, and nothing of the old one', async ({ page, complaints }) => {
    await open(page, `${QUICK}&epochs=1000&engine=cpu`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await page.getByRole('radiogroup', { name: 'Activation' }).getByText('tanh', { exact: false }).first().click();
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
    const { frames, status, link } = await exportedRun(page);
    expect(status).toBe('birth');
    expect(link).toContain('activation=tanh');
    expect(frames.map(({ epoch }) => epoch)).toEqual([0]);
    expect(complaints).toEqual([]);
  });
});

test.describe('a link', () => {
  test('with nonsense values shows what is allowed, and works', async ({ page, complaints }) => {
    await open(page, 'rows=banana&activation=__proto__&hidden=0x10&lr=Infinity&nonsense=1&seed=%E0%A4%A');
    for (const key of ['rows', 'activation', 'hidden', 'lr', 'nonsense', 'seed']) {
      await expect(page.getByRole('alert').filter({ hasText: key }).first()).toBeVisible();
    }
    await expect.poll(async () => (await exportedRun(page)).frames[0]?.layers.map(({ units }) => units)).toEqual([64, 1]);
    expect(complaints).toEqual([]);
  });

  test('follows changes, goes back and forward, and survives a reload', async ({ page, complaints }) => {
    await open(page, `${QUICK}&engine=cpu`);
    await page.getByRole('radiogroup', { name: 'Activation' }).getByText('tanh', { exact: false }).first().click();
    await expect(page).toHaveURL(/activation=tanh/);
    await page.goBack();
    await expect(page).not.toHaveURL(/activation=tanh/);
    await expect.poll(async () => (await exportedRun(page)).link).not.toContain('activation=tanh');
    await page.goForward();
    await expect(page).toHaveURL(/activation=tanh/);
    await page.reload();
    await expect.poll(async () => (await exportedRun(page)).link).toContain('activation=tanh');
    expect(complaints).toEqual([]);
  });

  test('with run=1 starts by itself', async ({ page, complaints }) => {
    await open(page, `${QUICK}&epochs=2&engine=cpu&run=1`);
    await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('that asks for too much work asks before it starts', async ({ page, complaints }) => {
    await open(page, 'rows=1000000&batch=1&epochs=1000&engine=cpu&run=1');
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toBeVisible();
    expect(complaints).toEqual([]);
  });
});

test.describe('everyone', () => {
  test('finds one status on the page, whatever it says besides', async ({ page, complaints }) => {
    await open(page, `${QUICK}&engine=cpu`);
    await expect(page.getByRole('status')).toHaveCount(1);
    await page.getByRole('button', { name: 'Pin this run' }).click();
    await expect(page.getByRole('status')).toContainText('it stays beside whatever you open next');
    await expect(page.getByRole('status')).toHaveCount(1);
    expect(complaints).toEqual([]);
  });

  test('keeps the keyboard where one was when what was pressed goes away', async ({ page, complaints }) => {
    await open(page, `${QUICK}&engine=cpu&hidden=8,8&nonsense=1`);
    await page.getByRole('button', { name: 'Dismiss the notice' }).press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.getByRole('button', { name: 'Remove layer 2' }).press('Enter');
    await expect(page.getByRole('list', { name: 'Hidden layers' })).toBeFocused();
    expect(complaints).toEqual([]);
  });

  test('can read Run in forced colours', async ({ page, complaints }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(page, `${QUICK}&engine=cpu`);
    const run = page.getByRole('button', { name: 'Run', exact: true });
    const paints = (): Promise<string[]> => run.evaluate((button) => [getComputedStyle(button).color, getComputedStyle(button).backgroundColor]);
    for (const act of [() => run.blur(), () => run.hover()]) {
      await act();
      await expect.poll(async () => new Set(await paints()).size).toBe(2);
    }
    expect(complaints).toEqual([]);
  });

  test('sees the epochs below the units of twenty layers', async ({ page, complaints }) => {
    await open(page, `rows=1000&epochs=2&engine=cpu&hidden=${Array.from({ length: 20 }, () => 16).join(',')}`);
    const units = page.getByRole('region', { name: 'Units' });
    const axis = await units.getByText('birth', { exact: true }).boundingBox();
    const panel = await units.boundingBox();
    expect((axis?.y ?? Infinity) + (axis?.height ?? 0)).toBeLessThanOrEqual((panel?.y ?? 0) + (panel?.height ?? 0));
    expect(complaints).toEqual([]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, ${colorScheme}, at birth and after a run`, async ({ page, complaints }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, `${QUICK}&epochs=3&engine=cpu`);
      expect(await accessibilityFaults(page)).toEqual([]);
      await runToTheEnd(page);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  test('the page scrolls sideways at no size', async ({ page, complaints }) => {
    for (const [width, height] of [[1440, 844], [768, 844], [390, 844], [320, 844], [320, 256]] as const) {
      await page.setViewportSize({ width, height });
      await open(page, `${QUICK}&epochs=3&engine=cpu`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }
    expect(complaints).toEqual([]);
  });
});

/** A window of 1280 by 1024 at 400 %: nothing that stays in place covers the page. */
test('at 320 by 256 the page has most of the window to itself', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const hash of [`${QUICK}&epochs=3&engine=cpu`, 'lesson=one-layer&engine=cpu', 'lesson=one-unit']) {
    await page.goto('about:blank');
    await page.goto(`/#${hash}`);
    await expect(page.getByRole('main')).toBeVisible();
    const share = await page.getByRole('main').evaluate((main) => {
      main.scrollIntoView();
      const points = Array.from({ length: innerHeight }, (_, y) => document.elementFromPoint(innerWidth / 2, y));
      return points.filter((element) => main.contains(element)).length / innerHeight;
    });
    expect(share, hash).toBeGreaterThan(0.5);
  }
  expect(complaints).toEqual([]);
});

test('in a right-to-left page every chart and label stands where it stands in others', async ({ page, complaints }) => {
  await open(page, `${QUICK}&epochs=3&engine=cpu&hidden=16,16`);
  await runToTheEnd(page);
  const places = (direction: string): Promise<readonly (readonly number[])[]> =>
    page.evaluate((dir) => {
      document.documentElement.dir = dir;
      return [...document.querySelectorAll('main canvas, main svg, main svg text')].map((element) => {
        const { left, right, top } = element.getBoundingClientRect();
        return [left, right, top, getComputedStyle(element).direction === 'ltr' ? 0 : 1].map(Math.round);
      });
    }, direction);
  // Charts that have just come draw their labels a little later.
  await expect(async () => {
    const usual = await places('ltr');
    expect(usual.length).toBeGreaterThan(20);
    expect(await places('rtl')).toEqual(usual);
  }).toPass();
  expect(complaints).toEqual([]);
});

test.describe('in a browser that speaks Arabic', () => {
  test.use({ locale: 'ar' });

  test('the right arrow leads to the choice on the right', async ({ page, complaints }) => {
    await open(page, `${QUICK}&epochs=3&engine=cpu`);
    const activations = page.getByRole('radiogroup', { name: 'Activation' }).getByRole('radio');
    await activations.first().press('ArrowRight');
    await expect(activations.nth(1)).toBeFocused();
    expect(complaints).toEqual([]);
  });
});

test('200 changes of architecture leave the heap of the page as it was', async ({ page }) => {
  test.slow();
  await open(page, 'engine=cpu&rows=2000');
  await changeArchitecture(page, 1, 100);
  const before = await heapBytes(page);
  await changeArchitecture(page, 101, 200);
  expect((await heapBytes(page)) - before).toBeLessThan(2 * 2 ** 20);
});

/** From one layer to three and back, each time of other widths, and waits for the rasters each time, one a layer. */
function changeArchitecture(page: Page, first: number, last: number): Promise<void> {
  return page.evaluate(
    async ([from, to]) => {
      for (let change = from; change <= to; change++) {
        const isDeep = change % 2 === 0;
        const width = 8 + (change % 57);
        location.hash = `#engine=cpu&rows=2000&hidden=${isDeep ? `${width},${width},${width}` : width}`;
        while (document.querySelectorAll('canvas[data-raster]').length !== (isDeep ? 3 : 1)) {
          await new Promise(requestAnimationFrame);
        }
      }
    },
    [first, last] as const,
  );
}
