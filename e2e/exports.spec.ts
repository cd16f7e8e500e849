import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { exported, exportedRun, open, openStudyLink, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

interface ExportedRuns {
  readonly runs: readonly ExportedRun[];
}

const LAYERS = 20;
const UNITS = 64;
const EPOCHS = 2;
const RATES = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02];
/** Some 13 MB as JSON: `bench/exporting.ts` writes the same with 200 epochs. */
const EIGHT_RUNS = `rows=1000&split=0.1&batch=8192&epochs=${EPOCHS}&hidden=${Array(LAYERS).fill(UNITS).join()}&initializer=he_normal&engine=cpu&compare=lr:${RATES.join('|')}`;

/** The page on a machine where writing takes its time: every rest a tenth of a second, and the sixth until `goOn`. */
function writeSlowly(page: Page): Promise<void> {
  return page.evaluate(() => {
    const Channel = MessageChannel;
    const told = new Promise((resolve) => addEventListener('go-on', resolve));
    let rests = 0;
    window.MessageChannel = class extends Channel {
      constructor() {
        super();
        const post = this.port2.postMessage.bind(this.port2);
        rests += 1;
        const rest = rests < 6 ? Promise.resolve() : told;
        this.port2.postMessage = (message: unknown) => void rest.then(() => setTimeout(() => post(message), 100));
      }
    };
  });
}

async function goOn(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('go-on')));
}

async function chooseExport(page: Page, format: 'JSON' | 'CSV'): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: format, exact: true }).click();
}

/** Path of the file that Export gives, and what the menu said of its size. */
async function exportFile(page: Page, format: 'JSON' | 'CSV'): Promise<{ readonly path: string; readonly said: string }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const item = page.getByRole('menuitem', { name: format, exact: true });
  const said = await item.innerText();
  const download = page.waitForEvent('download');
  await item.click();
  return { path: await (await download).path(), said };
}

/** Bytes of `about 13 MB`. */
function bytesOf(said: string): number {
  const [, number = '', unit = ''] = /about ([\d.]+) ([kMG])B/.exec(said) ?? [];
  return Number(number) * ({ k: 1e3, M: 1e6, G: 1e9 }[unit] ?? NaN);
}

function writing(page: Page): Locator {
  return page.getByRole('progressbar', { name: 'Writing the file' });
}

test.describe('an export', () => {
  test('of eight runs of 20 layers arrives whole, about as large as the menu says', async ({ page, complaints }) => {
    await open(page, EIGHT_RUNS);
    await runToTheEnd(page);
    const json = await exportFile(page, 'JSON');
    const text = await readFile(json.path, 'utf8');
    const { runs }: ExportedRuns = JSON.parse(text);
    expect(`${JSON.stringify(JSON.parse(text), null, 2)}\n`).toBe(text);
    expect(runs.map(({ frames, steps }) => [frames.length, frames.at(-1)?.step, steps])).toEqual(RATES.map(() => [EPOCHS + 1, EPOCHS, EPOCHS]));
    for (const { frames } of runs) for (const { layers } of frames) expect(layers.map(({ onRate }) => onRate.length)).toEqual([...Array<number>(LAYERS).fill(UNITS), 1]);
    const csv = await exportFile(page, 'CSV');
    const lines = (await readFile(csv.path, 'utf8')).split('\r\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toHaveLength(1 + RATES.length * (EPOCHS + 1) * (LAYERS + 1));
    for (const { path, said } of [json, csv]) expect(Math.abs(bytesOf(said) / statSync(path).size - 1), said).toBeLessThan(0.2);
    expect(complaints).toEqual([]);
  });

  test('that takes long says how far it is, leaves the page in use, can be cancelled, and can be made again', async ({ page, complaints }) => {
    await open(page, EIGHT_RUNS);
    await runToTheEnd(page);
    await writeSlowly(page);
    let downloads = 0;
    page.on('download', () => (downloads += 1));
    await chooseExport(page, 'JSON');
    await expect(writing(page)).toBeVisible();
    await expect(page.getByText(/Writing the file: [\d.]+ [kM]B of about [\d.]+ MB/)).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await chooseExport(page, 'CSV');
    await expect(page.getByText('A file is still being written. Cancel it, or wait until it is done.')).toHaveCount(2);
    await page.getByRole('button', { name: 'Cancel', exact: true }).focus();
    await page.keyboard.press('Enter');
    await goOn(page);
    await expect(writing(page)).toHaveCount(0);
    await expect(page.getByRole('main')).toBeFocused();
    await expect(page.getByText('Cancelled: no file was saved.').first()).toBeVisible();
    expect(downloads).toBe(0);
    const { runs } = await exported<ExportedRuns>(page);
    expect(runs.map(({ frames }) => frames.length)).toEqual(RATES.map(() => EPOCHS + 1));
    await expect(page.getByText(/dead-relu-comparison-epoch-2\.json is written: [\d.]+ MB\./).first()).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('that the browser cannot make is said, and nothing is lost', async ({ page, complaints }) => {
    await open(page, `${QUICK}&epochs=3&engine=cpu`);
    await runToTheEnd(page);
    await page.evaluate(() => {
      const slice = Object.getOwnPropertyDescriptor(Blob.prototype, 'slice') ?? {};
      const fail = (): never => {
        Object.defineProperty(Blob.prototype, 'slice', slice);
        throw new DOMException('The file could not be read.', 'NotReadableError');
      };
      Object.defineProperty(Blob.prototype, 'slice', { configurable: true, value: fail });
    });
    await chooseExport(page, 'JSON');
    await expect(page.getByText('No file was saved: the browser could not make it (The file could not be read). What is recorded is still here.').first()).toBeVisible();
    expect((await exportedRun(page)).frames).toHaveLength(4);
    expect(complaints).toEqual([]);
  });

  test('made while a run trains is of one moment: steps and findings are those of its last frame', async ({ page, complaints }) => {
    await open(page, `${QUICK}&labels=sum&batch=16&epochs=1000&engine=cpu`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const counted: number[] = [];
    while (counted.length < 8) {
      const { status, steps, frames, findings } = await exportedRun(page);
      expect(status).toBe('running');
      expect(frames.map(({ epoch }) => epoch)).toEqual(frames.map((_, index) => index));
      expect(steps).toBe(frames.at(-1)?.step);
      for (const { sinceEpoch } of findings) expect(sinceEpoch).toBeLessThan(frames.length);
      counted.push(frames.length);
    }
    expect(counted.at(-1)).toBeGreaterThan(counted[0] ?? Infinity);
    expect(complaints).toEqual([]);
  });

  test('gives what is offered beside JSON and CSV, by keyboard too, and says why it does not', async ({ page, complaints }) => {
    await open(page, `${QUICK}&epochs=2&hidden=8&engine=cpu`);
    await runToTheEnd(page);
    const stem = 'dead-relu-8-relu-random_normal-coin-flip-adam-seed-1';
    const FILES = {
      'Tidy CSV': `${stem}-tidy.zip`,
      'Kernels (.npz)': `${stem}-epoch-2.npz`,
      'Kernels (.safetensors)': `${stem}-epoch-2.safetensors`,
      'TensorFlow.js model': `${stem}-tfjs.zip`,
      'PyTorch script': `${stem}-pytorch.py`,
      'Keras script': `${stem}-keras.py`,
      'Notebook (.ipynb)': `${stem}.ipynb`,
    };
    const button = page.getByRole('button', { name: 'Export', exact: true });
    for (const [name, file] of Object.entries(FILES)) {
      const download = page.waitForEvent('download');
      await button.focus();
      await page.keyboard.press('Enter');
      const item = page.getByRole('menuitem', { name, exact: true });
      await expect(item).toBeVisible();
      while (!(await item.evaluate((element) => element === document.activeElement))) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const saved = await download;
      expect(saved.suggestedFilename()).toBe(file);
      expect(statSync(await saved.path()).size).toBeGreaterThan(200);
    }
    await button.click();
    await expect(page.getByRole('menuitem', { name: 'TensorBoard', exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await openStudyLink(page, `${QUICK}&epochs=2&hidden=8&engine=cpu&seeds=2`);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitem', { name: 'PyTorch script', exact: true }).click();
    await expect(page.getByText('Many seeds are exported as JSON, CSV and tidy CSV.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Tidy CSV', exact: true }).click();
    expect((await download).suggestedFilename()).toBe('dead-relu-study-tidy.zip');
    expect(complaints).toEqual([]);
  });
});
