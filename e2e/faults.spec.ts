import { expect, test as plain, type Page } from 'playwright/test';
import { crashEngine, hangEngine, LOSE_EVERY_CONTEXT, loseContext, NO_FLOAT_TARGETS, NO_WEBASSEMBLY, NO_WEBGL, patchEngine } from './engineFaults.ts';
import { exportedRun, open, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

/** Long enough for a fault to meet it while it trains, on a quick machine too. */
const EPOCHS = 80;
const EXPERIMENT = `${QUICK}&epochs=${EPOCHS}&engine=webgl`;

let undisturbed: ExportedRun;

async function startAndReach(page: Page, epoch: number, epochs = EPOCHS): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForFunction(
    ([least, last]) => Number(new RegExp(String.raw`Epoch (\d+) of ${last}`).exec(document.querySelector('header')?.textContent ?? '')?.[1] ?? 0) >= least,
    [epoch, epochs] as const,
  );
}

async function toTheEnd(page: Page): Promise<ExportedRun> {
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 100_000 });
  return exportedRun(page);
}

/** The same frames: every epoch once, the same units dead, the same losses. */
function expectNoSeam(run: ExportedRun, engine = 'webgl'): void {
  expect(run.engine.id, run.engine.reason).toBe(engine);
  expect(run.frames.map(({ epoch, step }) => [epoch, step])).toEqual(undisturbed.frames.map(({ epoch, step }) => [epoch, step]));
  for (const [index, frame] of run.frames.entries()) {
    const expected = undisturbed.frames[index];
    expect(frame.validationLoss).toBeCloseTo(expected?.validationLoss ?? Number.NaN, engine === 'webgl' ? 6 : 3);
    if (engine === 'webgl') expect(frame.layers.map(({ deadFraction }) => deadFraction)).toEqual(expected?.layers.map(({ deadFraction }) => deadFraction));
  }
}

plain.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await open(page, EXPERIMENT);
  await runToTheEnd(page);
  undisturbed = await exportedRun(page);
  expect(undisturbed.engine.id, undisturbed.engine.reason).toBe('webgl');
  await page.close();
});

test.beforeEach(({ page }) => patchEngine(page));

test('a context lost in mid-training leaves no seam, and the page says what happened', async ({ page }) => {
  await open(page, EXPERIMENT);
  await startAndReach(page, 3);
  await loseContext(page);
  const run = await toTheEnd(page);
  await expect(page.getByText(/graphics context was lost/i).first()).toBeVisible();
  expectNoSeam(run);
});

test('a context lost while paused is replaced when training goes on', async ({ page }) => {
  await open(page, EXPERIMENT);
  await startAndReach(page, 2);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  await loseContext(page);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  expectNoSeam(await toTheEnd(page));
});

test('a worker that crashes is replaced', async ({ page }) => {
  await open(page, EXPERIMENT);
  await startAndReach(page, 3);
  await crashEngine(page);
  expectNoSeam(await toTheEnd(page));
});

test('a worker that hangs is replaced', async ({ page }) => {
  await page.clock.install();
  await open(page, EXPERIMENT);
  await startAndReach(page, 3);
  await hangEngine(page);
  expectNoSeam(await toTheEnd(page));
});

test('on WebAssembly a worker that crashes leaves every bit as it was', async ({ page }) => {
  const epochs = 200;
  const link = `${QUICK}&labels=sum&initializer=he_normal&engine=wasm&epochs=${epochs}`;
  await open(page, link);
  await runToTheEnd(page);
  const whole = await exportedRun(page);
  await open(page, link);
  await startAndReach(page, 3, epochs);
  await crashEngine(page);
  const recovered = await toTheEnd(page);
  await expect(page.getByText(/engine stopped|crashed/i).first()).toBeVisible();
  expect([whole.engine.id, recovered.engine.id]).toEqual(['wasm', 'wasm']);
  expect(recovered.frames).toEqual(whole.frames);
  expect(recovered.fingerprint).toBe(whole.fingerprint);
  expect(whole.fingerprint).toMatch(/^01[\da-f]{14}$/);
});

test('after three losses in a row the run ends on the cpu engine', async ({ page }) => {
  await patchEngine(page, LOSE_EVERY_CONTEXT);
  await open(page, EXPERIMENT);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const run = await toTheEnd(page);
  await expect(page.getByText(/graphics context was lost.* on the cpu engine/i).first()).toBeVisible();
  expectNoSeam(run, 'cpu');
});

for (const [lack, code, asked, reason] of [
  ['WebGL', NO_WEBGL, 'webgl', /WebGL/],
  ['float32 render targets', NO_FLOAT_TARGETS, 'webgl', /float/i],
  ['WebAssembly', NO_WEBASSEMBLY, 'wasm', /WebAssembly/],
] as const) {
  test(`without ${lack} the cpu engine runs, and the page says why`, async ({ page, complaints }) => {
    await patchEngine(page, code);
    await open(page, `${QUICK}&epochs=2&engine=${asked}`);
    await runToTheEnd(page);
    const { engine } = await exportedRun(page);
    expect(engine).toMatchObject({ id: 'cpu', fallbackFrom: asked });
    expect(engine.reason).toMatch(reason);
    expect(complaints).toEqual([]);
  });
}

test('where no engine is named and neither WebGL nor WebAssembly runs, the cpu engine does, and the page says why', async ({ page, complaints }) => {
  await patchEngine(page, NO_WEBGL + NO_WEBASSEMBLY);
  await open(page, `${QUICK}&epochs=2`);
  await runToTheEnd(page);
  await expect(page.getByText('WebAssembly was chosen and does not run here: This browser has no WebAssembly.')).toBeVisible();
  const { engine } = await exportedRun(page);
  expect(engine).toMatchObject({ id: 'cpu', asked: 'auto', fallbackFrom: 'wasm', reason: 'This browser has no WebAssembly.' });
  expect(complaints).toEqual([]);
});

test('a hidden page trains to the end', async ({ page, complaints }) => {
  await open(page, EXPERIMENT);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const other = await page.context().newPage();
  await other.bringToFront();
  expectNoSeam(await toTheEnd(page));
  expect(complaints).toEqual([]);
});
