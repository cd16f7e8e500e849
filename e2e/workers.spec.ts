import { expect, type Page } from 'playwright/test';
import { crashEngine, patchEngine } from './engineFaults.ts';
import { exported, open, openStudyLink, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

const NETWORK = 'labels=sum&initializer=he_normal&engine=wasm';
const STUDY = `rows=2000&hidden=8,6&batch=64&epochs=8&seeds=7&${NETWORK}`;
const COMPARISON = `rows=2000&hidden=8&batch=64&epochs=8&at=3.activation:leaky_relu&compare=lr:0.001|0.01|0.1|1&${NETWORK}`;
/** Enough epochs for a fault to meet them. */
const LONG_STUDY = `${QUICK}&epochs=80&seeds=5&${NETWORK}`;

interface ExportedStudy {
  readonly status: string;
  readonly engine: { readonly id: string } | null;
  readonly points: readonly { readonly networks: readonly { readonly epochs: readonly { readonly epoch: number; readonly validationLoss: number }[] }[] }[];
}

interface ExportedComparison {
  readonly runs: readonly ExportedRun[];
}

/** Does something on pages that believe that the machine has so many cores. */
async function onCores<T>(page: Page, cores: number, work: () => Promise<T>): Promise<T> {
  const told = await page.addInitScript((count) => Object.defineProperty(navigator, 'hardwareConcurrency', { value: count }), cores);
  const result = await work();
  await told.dispose();
  return result;
}

function studyIn(page: Page, cores: number, link: string): Promise<ExportedStudy> {
  return onCores(page, cores, async () => {
    await openStudyLink(page, link);
    await runToTheEnd(page);
    expect(page.workers(), 'a worker a core trains').toHaveLength(cores);
    return ofStudy(page);
  });
}

async function ofStudy(page: Page): Promise<ExportedStudy> {
  const study = await exported<ExportedStudy>(page);
  expect(study).toMatchObject({ status: 'finished', engine: { id: 'wasm' } });
  return study;
}

test('a study on WebAssembly comes to the same bits in one, two and three workers', async ({ page, complaints }) => {
  const { points } = await studyIn(page, 1, STUDY);
  expect(points.flatMap(({ networks }) => networks.map(({ epochs }) => epochs.length))).toEqual(Array.from({ length: 7 }, () => 9));
  for (const cores of [2, 3]) expect((await studyIn(page, cores, STUDY)).points).toEqual(points);
  expect(complaints).toEqual([]);
});

test('a comparison on WebAssembly, operated on meanwhile, has the same fingerprints in one, two and three workers', async ({ page, complaints }) => {
  const comparisonIn = (cores: number): Promise<unknown> =>
    onCores(page, cores, async () => {
      await open(page, COMPARISON);
      await runToTheEnd(page);
      expect(page.workers(), 'a worker a core trains').toHaveLength(cores);
      const { runs } = await exported<ExportedComparison>(page);
      return runs.map(({ engine, fingerprint, frames }) => ({ engine: engine.id, fingerprint, frames }));
    });
  const [one, two, three] = [await comparisonIn(1), await comparisonIn(2), await comparisonIn(3)];
  expect(one).toEqual(Array.from({ length: 4 }, () => ({ engine: 'wasm', fingerprint: expect.stringMatching(/^01[\da-f]{14}$/), frames: expect.anything() })));
  expect(two).toEqual(one);
  expect(three).toEqual(one);
  expect(complaints).toEqual([]);
});

test('a study on WebAssembly that loses one of its workers comes to the same bits', async ({ page }) => {
  await patchEngine(page);
  const { points } = await studyIn(page, 2, LONG_STUDY);
  await onCores(page, 2, async () => {
    await openStudyLink(page, LONG_STUDY);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.waitForFunction(() => Number(/Epoch (\d+) of 80/.exec(document.querySelector('header')?.textContent ?? '')?.[1] ?? 0) >= 3);
    await crashEngine(page);
    await expect(page.getByRole('alert').filter({ hasText: 'The engine crashed' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible({ timeout: 100_000 });
  });
  expect((await ofStudy(page)).points).toEqual(points);
});
