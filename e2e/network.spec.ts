import { expect, type Locator, type Page } from 'playwright/test';
import { open, QUICK, runToTheEnd, test } from './page.ts';

const networkOf = (page: Page): Locator => page.getByRole('region', { name: 'Network', exact: true });
/** What the wires say. */
const wiresOf = (page: Page): Locator => networkOf(page).getByText(/^The strongest edges/);

test('stands in the middle of the page, with the units in it, and explains its one column before the run', async ({ page, complaints }) => {
  await open(page, `${QUICK}&engine=cpu`);
  await expect(networkOf(page).getByRole('region', { name: 'Units' })).toBeVisible();
  await expect(wiresOf(page)).toHaveText(/inputs to layer 1 \d+, layer 1 to output \d+\.$/);
  await expect(networkOf(page).getByRole('list', { name: 'How to read the units' })).toContainText('each bar is a unit');
  expect(complaints).toEqual([]);
});

test('shows the edges of the epoch that is chosen', async ({ page, complaints }) => {
  await open(page, `${QUICK}&epochs=3&engine=cpu`);
  const atBirth = await wiresOf(page).textContent();
  await runToTheEnd(page);
  await expect(wiresOf(page)).toHaveText(/at epoch 3:/);
  await networkOf(page).getByRole('button', { name: 'Network as a table' }).click();
  const edges = networkOf(page).getByRole('table', { name: /^Edges into and out of layer 1 at epoch 3/ });
  await expect(edges.getByRole('row').nth(1)).toContainText(/unit \d+/);
  const strongest = await edges.getByRole('row').nth(1).textContent();
  await page.getByRole('slider', { name: /epoch/i }).first().press('Home');
  await expect(networkOf(page).getByRole('table', { name: /^Edges .* at birth/ }).getByRole('row').nth(1)).not.toHaveText(strongest ?? '');
  await networkOf(page).getByRole('button', { name: 'Network as a table' }).click();
  await expect(wiresOf(page)).toHaveText(atBirth ?? '');
  expect(complaints).toEqual([]);
});

test('draws no edge into or out of a layer that is dead, and says so of the output', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=2&hidden=8,8&bias=0,-10&engine=cpu');
  await expect(wiresOf(page)).toHaveText(/inputs to layer 1 \d+, layer 1 to layer 2 none, layer 2 to output none\.$/);
  await expect(networkOf(page)).toContainText('the same answer for every row');
  await expect(networkOf(page).getByRole('radio', { name: 'Layer 2: 8 of 8 dead' })).toBeChecked();
  expect(complaints).toEqual([]);
});

test('reads units by keyboard, and keeps a unit that is chosen', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=2&hidden=8,8&engine=cpu');
  await runToTheEnd(page);
  const layer2 = networkOf(page).getByRole('slider', { name: /^Layer 2:/ });
  await layer2.press('ArrowDown');
  await expect(layer2).toHaveAttribute('aria-valuetext', /^Layer 2, Unit \d+, epoch 2/);
  await expect(networkOf(page).getByText(/^Layer 2, Unit \d+, epoch 2/)).toBeVisible();
  await expect(networkOf(page).getByText(/edges? in, strongest from layer 1 unit \d+|no edge drawn/)).toBeVisible();
  await layer2.press('ArrowLeft');
  await expect(layer2).toHaveAttribute('aria-valuetext', /^Layer 2, Unit \d+, epoch 1\.95 /);
  await expect(networkOf(page).getByText(/^Layer 2, Unit \d+, epoch 1\.95 /)).toBeVisible();
  for (let twentieth = 1; twentieth < 20; twentieth += 1) await layer2.press('ArrowLeft');
  await layer2.press('Enter');
  await expect(networkOf(page).getByRole('radio', { name: /^Layer 2:/ })).toBeChecked();
  await layer2.blur();
  await expect(page.getByRole('region', { name: 'Pre-activation' })).toContainText(/dashed: largest z of unit \d+/);
  await expect(networkOf(page).getByText(/^Layer 2, Unit \d+, epoch 1 /)).toBeVisible();
  expect(complaints).toEqual([]);
});

test('opens one of twenty layers on a phone, and others on demand', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, `rows=1000&epochs=2&engine=cpu&hidden=${Array.from({ length: 20 }, () => 16).join(',')}`);
  await networkOf(page).getByRole('radiogroup', { name: 'Layer', exact: true }).getByRole('radio', { name: /^Layer 12:/ }).click();
  await expect(networkOf(page).getByRole('slider', { name: /^Layer 12:/ })).toBeVisible();
  expect(complaints).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });

  test('a tap on a cell reads its unit, and a second one lets it go', async ({ page, complaints }) => {
    await open(page, 'rows=2000&epochs=2&hidden=8&engine=cpu');
    await runToTheEnd(page);
    const raster = networkOf(page).getByRole('slider', { name: /^Layer 1:/ });
    const { width, height } = (await raster.boundingBox()) ?? { width: 0, height: 0 };
    const cell = { position: { x: width / 2, y: height * 0.9 } };
    await raster.tap(cell);
    await expect(networkOf(page).getByText(/^Unit \d+, epoch 1/)).toBeVisible();
    await raster.tap(cell);
    await expect(networkOf(page).getByText(/^Unit \d+, epoch 1/)).toBeHidden();
    expect(complaints).toEqual([]);
  });
});

/** Follows where the panels of the first screen begin, from picture to picture, until it is asked for the places of each. */
async function followPanels(page: Page): Promise<() => Promise<readonly (readonly number[])[]>> {
  const places = await page.evaluateHandle(() => {
    const names = ['network', 'preActivation', 'loss'];
    const seen = names.map(() => new Set<number>());
    const look = (): void => {
      const scrolled = (document.querySelector('main')?.scrollTop ?? 0) + scrollY;
      names.forEach((name, index) => {
        const panel = document.querySelector(`[data-panel="${name}"]`);
        if (panel !== null) seen[index]?.add(Math.round(panel.getBoundingClientRect().top + scrolled));
      });
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  return () => places.evaluate((seen) => seen.map((tops) => [...tops]));
}

for (const [width, height] of [[1440, 900], [768, 1024], [390, 844]] as const) {
  test(`a run moves no panel, ${width} wide`, async ({ page, complaints }) => {
    await page.setViewportSize({ width, height });
    for (const hash of [QUICK, 'rows=8000&batch=128&lr=0.01&hidden=32,32,32&labels=sum&initializer=he_normal&seed=3']) {
      await open(page, `${hash}&engine=cpu`);
      await expect(page.getByRole('region', { name: 'Loss', exact: true })).toBeVisible();
      const placesOf = await followPanels(page);
      await runToTheEnd(page);
      const places = await placesOf();
      expect(places).toHaveLength(3);
      for (const tops of places) expect(tops, 'one place from Run to Finished').toHaveLength(1);
    }
    expect(complaints).toEqual([]);
  });
}
