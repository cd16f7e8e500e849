import { expect, type Locator, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { exportedRun, open, QUICK, runToTheEnd, test } from './page.ts';

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
