import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import type { Served } from './served.ts';

/** What the article loads on `webgl`, in bytes after gzip. */
export interface BytesLoaded {
  /** JavaScript that the document names: what the first paint has to wait for. */
  readonly scriptOfDocument: number;
  /** JavaScript asked for before the first paint, needed for it or not, the worker's included. */
  readonly scriptBeforeFirstPaint: number;
  /** Whether any of it contains TensorFlow.js. */
  readonly tensorflowBeforeFirstPaint: boolean;
  readonly beforeFirstPaint: number;
  /** Until the first epoch on `webgl` is shown. */
  readonly script: number;
  readonly all: number;
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly beforeFirstPaint: boolean }[];
}

/** Names of flags that TensorFlow.js registers and that no minifier changes. */
const TENSORFLOW_MARKS = ['DEPRECATION_WARNINGS_ENABLED', 'WEBGL_LAZILY_UNPACK'];

interface Loaded {
  readonly path: string;
  readonly bytes: number;
  readonly beforeFirstPaint: boolean;
  readonly hasTensorflow: boolean;
}

/** Opens the article on `webgl`, trains one epoch, and adds up what was loaded. Throws where no TensorFlow.js was: then the marks are wrong. */
export async function measureBytes(page: Page, { url, folder, asked }: Served): Promise<BytesLoaded> {
  const first = asked.length;
  await page.goto(`${url}#engine=webgl`);
  await page.evaluate(() => window.watch.unitsShown(1, 1));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.evaluate(() => window.watch.unitsShown(2, 1));
  const paintedAt = await page.evaluate(() => performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN));
  const loaded = [...new Map(asked.slice(first).toReversed().map(({ path, at }) => [path, at]))].map(([path, at]) => read(folder, path, at <= paintedAt));
  if (!loaded.some(({ hasTensorflow }) => hasTensorflow)) throw new Error('No TensorFlow.js was seen in anything that the page loaded.');
  const early = loaded.filter(({ beforeFirstPaint }) => beforeFirstPaint);
  const named = readFileSync(`${folder}/index.html`, 'utf8');
  return {
    scriptOfDocument: total(loaded.filter((file) => isScript(file) && named.includes(file.path.slice(1)))),
    scriptBeforeFirstPaint: total(early.filter(isScript)),
    tensorflowBeforeFirstPaint: early.some(({ hasTensorflow }) => hasTensorflow),
    beforeFirstPaint: total(early),
    script: total(loaded.filter(isScript)),
    all: total(loaded),
    files: loaded.map(({ path, bytes, beforeFirstPaint }) => ({ path, bytes, beforeFirstPaint })),
  };
}

function read(folder: string, path: string, beforeFirstPaint: boolean): Loaded {
  const content = readFileSync(`${folder}${path.endsWith('/') ? `${path}index.html` : path}`);
  return { path, beforeFirstPaint, bytes: gzipSync(content).length, hasTensorflow: TENSORFLOW_MARKS.some((mark) => content.includes(mark)) };
}

function isScript({ path }: Loaded): boolean {
  return path.endsWith('.js');
}

function total(loaded: readonly Loaded[]): number {
  return loaded.reduce((sum, { bytes }) => sum + bytes, 0);
}
