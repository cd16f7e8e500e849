import { expect, type Locator, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { exportedRun, open, QUICK, runToTheEnd, test } from './page.ts';

/** 11 updates an epoch of at most 64 rows, by SGD: no update divides by what is nearly 0, so rounding stays rounding. */
const ROUNDED = 'rows=1000&hidden=8,4&inputs=2&epochs=2&batch=64&lr=0.1&optimizer=sgd&labels=sum';
/**
 * How far the same number may be off on another engine, as a share of the largest beside it: 22 updates, each of sums of up to
 * 64 rows and 8 inputs, each term of them rounded to float32, by at most 2⁻²³ of it in both engines together.
 */
const ROUNDING = 22 * (64 + 8) * 2 ** -23;

const SMALL = 'engine=wasm&rows=20000&hidden=16,8&epochs=3&batch=256&lr=0.02';

function panelOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Slow motion', exact: true });
}

async function takeStep(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'One step in slow motion', exact: true }).click();
  const panel = panelOf(page);
  await expect(panel.getByRole('tab', { selected: true })).toHaveAccessibleName('Batch');
  return panel;
}

test('a step goes through its stages by the arrow keys and the buttons, each with its numbers, on the network', async ({ page, complaints }) => {
  await open(page, SMALL);
  await runToTheEnd(page);
  const run = await exportedRun(page);
  expect(run.engine.id).toBe('wasm');
  const dead = run.frames.at(-1)?.layers[0]?.onRate.filter((rate) => rate === 0).length ?? 0;
  expect(dead).toBeGreaterThan(0);

  const panel = await takeStep(page);
  await expect(panel.getByRole('tab')).toHaveText(['Batch', '→ Layer 1', '→ Layer 2', '→ Output', 'Loss', '← Output', '← Layer 2', '← Layer 1', 'Update']);
  await expect(panel.getByText('Update 166: a batch of 256 training rows goes in')).toBeVisible();
  await expect(panel.getByRole('tab', { name: 'Batch' })).toBeFocused();
  await expect(panel.getByRole('row')).toHaveCount(9);
  const network = page.getByRole('region', { name: 'Network', exact: true });

  await page.keyboard.press('ArrowRight');
  await expect(panel.getByRole('tab', { name: 'Forward, layer 1' })).toBeFocused();
  await expect(panel.getByText(/^Layer 1: \d+ of 16 units fire on no row of this batch/)).toBeVisible();
  await expect(network.getByText('Forward, layer 1. Wires: weight times input')).toBeAttached();
  await expect(panel.getByRole('row')).toHaveCount(17);
  await page.keyboard.press('End');
  await expect(panel.getByText(/^Update 166: Adam, learning rate 0.02, moves \d+ of 225 weights and biases/)).toBeVisible();
  await panel.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(panel.getByRole('tab', { selected: true })).toHaveAccessibleName('Backward, layer 1');
  await expect(panel.getByText(/^Layer 1: the gradient of the kernel has norm/)).toBeVisible();
  await panel.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(panel.getByRole('tab', { selected: true })).toHaveAccessibleName('Update');
  expect(await accessibilityFaults(page)).toEqual([]);

  await panel.getByRole('button', { name: 'Leave slow motion', exact: true }).click();
  await expect(panel).toHaveCount(0);
  await expect(network.getByText('The strongest edges at epoch 3')).toBeAttached();
  expect((await exportedRun(page)).frames).toEqual(run.frames);
  expect(complaints).toEqual([]);
});

test('the article at its end: nearly all units are silent on the batch and learn nothing; at birth the first step is there at once', async ({ page, complaints }) => {
  await open(page, `${QUICK}&engine=wasm&epochs=10`);
  const first = await takeStep(page);
  await expect(first.getByText('Update 1: a batch of 256 training rows goes in')).toBeVisible();
  await runToTheEnd(page);
  await expect(panelOf(page)).toHaveCount(0);
  const panel = await takeStep(page);
  await panel.getByRole('tab', { name: 'Backward, layer 1' }).click();
  await expect(panel.getByText(/The gradient of \d\d of 64 units is exactly 0\./)).toBeVisible();
  expect(complaints).toEqual([]);
});

/** The numbers of the table of each stage, a list a column; the first column, which numbers the rows, is left out. */
async function numbersOfStages(page: Page): Promise<ReadonlyMap<string, readonly (readonly number[])[]>> {
  const panel = await takeStep(page);
  const stages = new Map<string, readonly (readonly number[])[]>();
  for (const tab of await panel.getByRole('tab').all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    const rows = await panel.getByRole('row').all();
    const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allTextContents()));
    const numbers = cells.filter((row) => row.length > 0).map((row) => row.map((text) => Number(text.replaceAll('−', '-').replaceAll(',', ''))));
    stages.set(await tab.innerText(), (numbers[0] ?? []).map((_, column) => numbers.map((row) => row[column] ?? NaN)));
  }
  return stages;
}

for (const engine of ['webgl', 'tfjs']) {
  test(`the next step of a run on ${engine} is, up to rounding, that of the same run on cpu, and at birth the same`, async ({ page, complaints }) => {
    test.slow();
    const known = new Map<string, Awaited<ReturnType<typeof numbersOfStages>>[]>();
    for (const id of ['cpu', engine]) {
      await open(page, `${ROUNDED}&engine=${id}`);
      const atBirth = await numbersOfStages(page);
      await runToTheEnd(page);
      expect((await exportedRun(page)).engine.id).toBe(id);
      known.set(id, [atBirth, await numbersOfStages(page)]);
    }
    const [[expectedAtBirth, expected], [atBirth, trained]] = [known.get('cpu') ?? [], known.get(engine) ?? []];
    expect(atBirth).toEqual(expectedAtBirth);
    expect([...(trained?.keys() ?? [])]).toEqual(['Batch', '→ Layer 1', '→ Layer 2', '→ Output', 'Loss', '← Output', '← Layer 2', '← Layer 1', 'Update']);
    for (const [stage, columns] of expected ?? []) {
      expect(columns.length).toBeGreaterThan(0);
      for (const [column, numbers] of columns.entries()) {
        const largest = Math.max(...numbers.map(Math.abs));
        for (const [row, number] of numbers.entries()) {
          const other = trained?.get(stage)?.[column]?.[row] ?? NaN;
          // Numbers are written in three digits, of which the last can be one off on either side; counts of rows are, where a row is that near to 0.
          const isCount = numbers.every(Number.isInteger);
          expect(Math.abs(other - number), `${stage}, column ${column}, row ${row}`).toBeLessThanOrEqual(isCount ? 1 : 0.01 * Math.abs(number) + ROUNDING * largest);
        }
      }
    }
    expect(complaints).toEqual([]);
  });
}

test('another epoch is said to be another, and its step is a press away; a run that goes on ends slow motion', async ({ page, complaints }) => {
  await open(page, SMALL);
  await runToTheEnd(page);
  const panel = await takeStep(page);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('ArrowLeft');
  await expect(panel.getByText('The page shows epoch 2, and this is the update after epoch 3.')).toBeVisible();
  await panel.getByRole('button', { name: 'The update after epoch 2' }).click();
  await expect(panel.getByText('Update 111: a batch of 256 training rows')).toBeVisible();
  await page.getByRole('button', { name: 'Run again', exact: true }).click();
  await expect(panel).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('on a phone it is all there, in the dark too and with less motion', async ({ page, complaints }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, SMALL);
  const panel = await takeStep(page);
  for (const name of ['Forward, layer 1', 'Forward, layer 2', 'Forward, output', 'Loss']) {
    await panel.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(panel.getByRole('tab', { selected: true })).toHaveAccessibleName(name);
  }
  await expect(panel.getByText(/^The loss of the batch is 0\.69/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
