import { readFile } from 'node:fs/promises';
import { expect, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { open, openStudyLink, QUICK, runToTheEnd, test } from './page.ts';
import { decoded } from './qr.ts';

const SMALL = 'rows=20000&hidden=8&lr=0.01&batch=256&epochs=3&engine=cpu';

/** What a picture's document holds, read by the browser's own parser for XML. */
interface Read {
  readonly fault: string | null;
  readonly title: string;
  readonly texts: string;
  readonly description: string;
  readonly links: readonly string[];
  readonly size: readonly number[];
  readonly notFinite: number;
  readonly lines: readonly number[];
  readonly images: number;
  readonly pressed: number;
}

/** Saves a picture from a panel's menu or, of all panels, from *Export*, and gives its name and path. */
async function saved(page: Page, panel: string | null, item: string): Promise<{ readonly name: string; readonly path: string }> {
  const button = page.getByRole('button', { name: panel === null ? 'Export' : `Save picture of ${panel}`, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path() };
}

/** Reads a picture on a page of its own: the lab's policy lets nothing be parsed. */
async function readSvg(page: Page, path: string): Promise<Read> {
  const reader = await page.context().newPage();
  const read = await reader.evaluate((text): Read => {
    const xml = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...xml.querySelectorAll('*')];
    const textOf = (name: string): string => [...xml.querySelectorAll(name)].map((each) => each.textContent).join('\n');
    return {
      fault: xml.querySelector('parsererror')?.textContent ?? null,
      title: xml.querySelector('svg > title')?.textContent ?? '',
      texts: textOf('text'),
      description: textOf('desc'),
      links: [...xml.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
      size: ['width', 'height'].map((name) => Number(xml.documentElement.getAttribute(name))),
      notFinite: all.flatMap((each) => [...each.attributes]).filter(({ name, value }) => name !== 'href' && /NaN|Infinity|undefined/.test(value)).length,
      lines: [...xml.querySelectorAll('path')].map((each) => each.getAttribute('d')?.match(/[MLC]/g)?.length ?? 0),
      images: xml.querySelectorAll('image').length,
      pressed: xml.querySelectorAll('script, foreignObject, style, button').length,
    };
  }, await readFile(path, 'utf8'));
  await reader.close();
  return read;
}

/** Points of each line that a panel draws. */
function linesOf(page: Page, panel: string): Promise<readonly number[]> {
  return page.getByRole('region', { name: panel, exact: true }).evaluate((region) =>
    [...region.querySelectorAll('.recharts-line-curve')].map((path) => path.getAttribute('d')?.match(/[MLC]/g)?.length ?? 0),
  );
}

/** Width and height of a PNG, from its header. */
async function sizeOfPng(path: string): Promise<readonly number[]> {
  const bytes = await readFile(path);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test.describe('a picture', () => {
  test('of Loss holds title, lines, experiment, link and version, and its PNG has twice the pixels', async ({ page, complaints }) => {
    await open(page, SMALL);
    await runToTheEnd(page);
    const { name, path } = await saved(page, 'Loss', 'Save SVG');
    expect(name).toBe('dead-relu-8-relu-random_normal-coin-flip-adam-seed-1-loss-epoch-3.svg');
    const read = await readSvg(page, path);
    expect(read).toMatchObject({ fault: null, title: 'Loss', notFinite: 0, pressed: 0 });
    for (const part of ['Loss', 'train', 'validation', 'Shown at epoch 3 of 3.', 'Dead ReLU Lab']) expect(read.texts).toContain(part);
    expect(read.links).toEqual([page.url()]);
    for (const part of ['8 ReLU units; trained for 3 epochs with Adam.', page.url()]) expect(read.description).toContain(part);
    const lines = await linesOf(page, 'Loss');
    expect(lines.length).toBeGreaterThan(1);
    for (const points of lines) expect(read.lines).toContain(points);
    const [width = 0, height = 0] = read.size;
    const png = await saved(page, 'Loss', 'Save PNG');
    expect(await sizeOfPng(png.path)).toEqual([2 * width, 2 * height]);
    expect(complaints).toEqual([]);
  });

  test('of all panels holds each, also those out of sight and at birth, in light colours whatever the page has', async ({ page, complaints }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await open(page, SMALL);
    const read = await readSvg(page, (await saved(page, null, 'All panels (SVG)')).path);
    const titles = await page.locator('section[data-panel] h2').allTextContents();
    expect(titles.length).toBeGreaterThan(7);
    expect(read).toMatchObject({ fault: null, title: titles.join(', '), notFinite: 0 });
    expect(read.texts).toContain('Shown at birth, before training.');
    expect(read.texts).not.toContain('Point at');
    expect(read.images).toBe(await page.locator('section[data-panel] canvas').count());
    const png = await saved(page, null, 'All panels (PNG)');
    const image = `data:image/png;base64,${(await readFile(png.path)).toString('base64')}`;
    const shades = await page.evaluate(async (source) => {
      const drawn = new Image();
      drawn.src = source;
      await drawn.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [drawn.width, drawn.height];
      const context = canvas.getContext('2d');
      context?.drawImage(drawn, 0, 0);
      const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, drawn.width, drawn.height) ?? {};
      let white = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at] === 255 && data[at + 1] === 255 && data[at + 2] === 255) white += 1;
      return { white: white / (data.length / 4), theme: document.documentElement.dataset['theme'] ?? 'of system' };
    }, image);
    expect(shades.white).toBeGreaterThan(0.5);
    expect(shades.white).toBeLessThan(0.99);
    expect(shades.theme).toBe('of system');
    expect(complaints).toEqual([]);
  });

  test('of runs side by side names them, and one of many seeds says how many, each with the link that shows it', async ({ page, complaints }) => {
    await open(page, `${SMALL}&compare=activation:relu|leaky_relu`);
    const compared = await readSvg(page, (await saved(page, null, 'All panels (SVG)')).path);
    expect(compared.fault).toBeNull();
    for (const name of ['ReLU', 'Leaky ReLU']) expect(compared.texts).toContain(name);
    expect(compared.links[0]).toContain('compare=activation:relu|leaky_relu');
    await openStudyLink(page, `${SMALL}&seeds=3&sweep=depth:1..2`);
    await runToTheEnd(page);
    const study = await readSvg(page, (await saved(page, null, 'All panels (SVG)')).path);
    expect(study).toMatchObject({ fault: null, notFinite: 0 });
    for (const part of ['Sweep', 'Dead fraction over seeds', 'Networks', '3 networks of different seeds at each of 2 values of hidden layers.']) expect(study.texts).toContain(part);
    expect(study.links[0]).toContain('sweep=depth:1..2');
    expect(complaints).toEqual([]);
  });

  test('is taken while a run trains, of an epoch that it names, and the run goes on', async ({ page, complaints }) => {
    await open(page, `${QUICK}&batch=32&epochs=1000&engine=cpu`);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('status').filter({ hasText: /Epoch [1-9]\d* of 1,?000/ })).toBeVisible();
    const read = await readSvg(page, (await saved(page, 'Pre-activation', 'Save SVG')).path);
    expect(read.fault).toBeNull();
    const [, epoch = ''] = /Shown at epoch (\d+) of 1,000, while it trains\./.exec(read.texts) ?? [];
    expect(read.texts).toContain(`layer 1 · epoch ${epoch}`);
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('is copied where the browser copies pictures, and its menu has no accessibility faults', async ({ page, context, complaints }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, SMALL);
    await page.getByRole('button', { name: 'Save picture of Pre-activation', exact: true }).click();
    await expect(page.getByRole('menu', { name: 'Picture of Pre-activation' })).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Copy PNG', exact: true }).click();
    await expect(page.getByText('Picture copied.').first()).toBeVisible();
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => [...item.types]));
    expect(types).toContain('image/png');
    expect(complaints).toEqual([]);
  });

  test('stands in a report, which holds findings, numbers and settings, has no accessibility faults, and runs nothing that a link says', async ({ page, complaints }) => {
    const hostile = "/?<img/src=x/onerror=window.hit=1>'&quot;";
    await page.goto(`${hostile}#${SMALL}`);
    await runToTheEnd(page);
    const { name, path } = await saved(page, null, 'Report');
    expect(name).toBe('dead-relu-8-relu-random_normal-coin-flip-adam-seed-1-report-epoch-3.html');
    const panels = await page.locator('section[data-panel]').count();
    const report = await page.context().newPage();
    const asked: string[] = [];
    report.on('request', (request) => asked.push(request.url()));
    await report.setContent(await readFile(path, 'utf8'));
    await expect(report.getByRole('heading', { level: 1 })).toHaveText('Report of a run');
    await expect(report.locator('figure > svg')).toHaveCount(panels);
    await expect(report.getByRole('link')).toHaveAttribute('href', page.url());
    expect(await decoded(report.getByRole('img', { name: 'QR code of the link' }))).toBe(page.url());
    await expect(report.getByRole('heading', { name: 'What was found at epoch 3' })).toBeVisible();
    const epochs = report.getByRole('table', { name: 'Epochs' });
    expect(await epochs.getByRole('rowheader').allTextContents()).toEqual(['birth', '1', '2', '3']);
    await expect(report.getByRole('table', { name: /^Settings/ }).getByRole('row', { name: /learning rate 0\.01 lr/i })).toBeVisible();
    await expect(report.getByText('Dead ReLU Lab').last()).toBeVisible();
    expect(await accessibilityFaults(report)).toEqual([]);
    expect(await report.evaluate(() => 'hit' in window)).toBe(false);
    expect(await report.locator('img, script').count()).toBe(0);
    expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
