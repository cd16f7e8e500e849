import { expect, type Locator, type Page } from 'playwright/test';
import { readLink } from '../src/core/address/readLink.ts';
import { accessibilityFaults } from './axe.ts';
import { exportedRun, open, QUICK, runToTheEnd, test, type ExportedRun } from './page.ts';

const RUN = `engine=wasm&${QUICK}&epochs=6`;

function unitOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Unit', exact: true });
}

/** The first unit of layer 1, from 0, that lived at birth and is dead at the end, and the epoch in which it died. */
function firstDeath({ frames }: ExportedRun): { readonly unit: number; readonly epoch: number } {
  const largest = frames.map(({ layers }) => layers[0]?.maxPreActivation ?? []);
  const unit = (largest.at(-1) ?? []).findIndex((z, each) => Number(z) <= 0 && Number(largest[0]?.[each]) > 0);
  return { unit, epoch: largest.findLastIndex((of) => Number(of[unit]) > 0) + 1 };
}

test('the page of a unit says when and of what it died, in numbers that add up', async ({ page, complaints }) => {
  await open(page, RUN);
  await runToTheEnd(page);
  const run = await exportedRun(page);
  expect(run.engine.id).toBe('wasm');
  const { unit, epoch } = firstDeath(run);

  await open(page, `${RUN}&unit=1.${unit + 1}`);
  await runToTheEnd(page);
  await expect(unitOf(page).getByRole('heading', { level: 2 })).toHaveText(`Unit ${unit + 1} of layer 1`);
  await unitOf(page).getByRole('button', { name: 'Find the step' }).click();
  await expect(unitOf(page).getByText(new RegExp(`^Unit ${unit + 1} of layer 1 died in epoch ${epoch}, step [\\d,]+: `))).toBeVisible();
  const numbers = (await unitOf(page).getByRole('table').locator('tr:not([data-part]) td').allTextContents()).map((text) => Number(text.replaceAll('−', '-').replace('+', '')));
  const after = numbers.pop() ?? NaN;
  expect(after).toBeLessThanOrEqual(0);
  expect(numbers[0]).toBeGreaterThan(0);
  expect(numbers.reduce((sum, each) => sum + each, 0)).toBeCloseTo(after, 3);
  await expect(unitOf(page).getByRole('slider', { name: /^Largest pre-activation at every step of epoch/ })).toBeAttached();
  expect(complaints).toEqual([]);
});

test('it opens from the raster by keyboard, follows the scrubber, stands in the link, and gives the keyboard back', async ({ page, complaints }) => {
  await open(page, 'engine=wasm&rows=2000&hidden=8,4&epochs=3&batch=64');
  await runToTheEnd(page);
  const raster = page.getByRole('region', { name: 'Network', exact: true }).getByRole('slider', { name: /^Layer 1:/ });
  await raster.press('ArrowDown');
  await raster.press('Enter');
  const heading = unitOf(page).getByRole('heading', { level: 2 });
  await expect(heading).toHaveText(/^Unit \d of layer 1$/);
  await expect(heading).toBeFocused();
  const link = (): string => new URL(page.url()).hash;
  await expect.poll(link).toMatch(/unit=1\.\d/);

  await page.getByRole('slider', { name: 'Epoch shown' }).press('Home');
  await expect(unitOf(page).getByText(/^Unit \d, birth/)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await unitOf(page).getByRole('slider', { name: /^Units of the layer/ }).press('ArrowRight');
  await unitOf(page).getByRole('slider', { name: /^Units of the layer/ }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(unitOf(page)).toBeHidden();
  await expect(raster).toBeFocused();
  expect(readLink(link().slice(1)).page.unit).toBeUndefined();
  expect(complaints).toEqual([]);
});

test('it opens from the tables of Network and Function by keyboard, as from their drawings', async ({ page, complaints }) => {
  await open(page, 'engine=cpu&inputs=1&rows=1000&hidden=8,4&epochs=1');
  for (const panel of ['Network', 'Function']) {
    const region = page.getByRole('region', { name: panel, exact: true });
    await region.getByRole('button', { name: `${panel} as a table` }).click();
    const button = region.getByRole('table', { name: /^Layer 1 at/ }).getByRole('button', { name: 'Unit 3', exact: true });
    await button.press('Enter');
    await expect(unitOf(page).getByRole('heading', { level: 2 })).toHaveText('Unit 3 of layer 1');
    await expect(unitOf(page).getByRole('heading', { level: 2 })).toBeFocused();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(unitOf(page)).toBeHidden();
    await expect(button).toBeFocused();
  }
  expect(complaints).toEqual([]);
});

test('beside other networks it is of the one whose row was chosen, and of another where that is asked for', async ({ page, complaints }) => {
  await open(page, 'engine=cpu&rows=1000&epochs=1&compare=hidden:4|8,8');
  const network = page.getByRole('region', { name: 'Network', exact: true });
  await network.getByRole('button', { name: 'Network as a table' }).click();
  await network.getByRole('table', { name: /^hidden=8,8, Layer 1 at/ }).getByRole('button', { name: 'Unit 7', exact: true }).click();
  await expect(unitOf(page).getByRole('heading', { level: 2 })).toHaveText('Unit 7 of layer 1');
  await expect(unitOf(page).getByText(/^(?:Layer 1, u|U)nit 7, birth/)).toBeVisible();
  const choice = unitOf(page).getByRole('button', { name: /Network$/ });
  await expect(choice).toContainText('hidden=8,8');
  await choice.click();
  await page.getByRole('option', { name: 'hidden=4', exact: true }).click();
  await expect(unitOf(page).getByText('Layer 1 of this network has 4 units.')).toBeVisible();
  await network.getByRole('table', { name: /^hidden=4, Layer 1 at/ }).getByRole('button', { name: 'Unit 2', exact: true }).click();
  await expect(unitOf(page).getByText(/^Unit 2, birth/)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await unitOf(page).getByRole('button', { name: 'All units' }).click();
  await expect(choice).toContainText('hidden=4');
  await expect(unitOf(page).getByRole('table', { name: 'Units of layer 1 at birth' }).getByRole('row')).toHaveCount(5);
  expect(complaints).toEqual([]);
});

test('its link says of which network it is, also where they stand in another order, and Share gives it', async ({ page, context, complaints }) => {
  const networks = 'engine=cpu&rows=1000&hidden=20&epochs=1&compare=initializer';
  await open(page, `${networks}:he_normal|he_uniform`);
  const network = page.getByRole('region', { name: 'Network', exact: true });
  await network.getByRole('button', { name: 'Network as a table' }).click();
  await network.getByRole('table', { name: /^He uniform, Layer 1 at/ }).getByRole('button', { name: 'Unit 17', exact: true }).click();
  await expect(page).toHaveURL(/&unit=1\.17:he_uniform$/);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share', exact: true });
  await expect(dialog.getByRole('checkbox', { name: 'Open the page of unit 17 of layer 1, He uniform', exact: true })).toBeChecked();
  await expect(dialog.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(page.url());

  const elsewhere = await context.newPage();
  const choice = unitOf(elsewhere).getByRole('button', { name: /Network$/ });
  await elsewhere.goto(page.url());
  await expect(unitOf(elsewhere).getByRole('heading', { level: 2 })).toHaveText('Unit 17 of layer 1');
  await expect(choice).toContainText('He uniform');
  await elsewhere.goto(`/#${networks}:he_uniform|zeros|he_normal&unit=1:he_normal`);
  await expect(unitOf(elsewhere).getByRole('table', { name: 'Units of layer 1 at birth' })).toBeVisible();
  await expect(choice).toContainText('He normal');
  await choice.click();
  await elsewhere.getByRole('option', { name: /^Zeros/i }).click();
  await expect(elsewhere).toHaveURL(/&unit=1:zeros$/);
  await elsewhere.goto(`/#${networks}:he_normal|he_uniform&unit=1.17:ones`);
  await expect(elsewhere.getByRole('alert').filter({ hasText: 'unit=1.17:ones cannot be used.' })).toContainText('after a colon, of which network: he_normal | he_uniform.');
  await expect(unitOf(elsewhere)).toBeHidden();
  await elsewhere.goto(`/#${networks}:he_normal|he_uniform&unit=1.17`);
  await expect(choice).toContainText('He normal');
  await expect(elsewhere).toHaveURL(/&unit=1\.17:he_normal$/);
  expect(complaints).toEqual([]);
});

test('the lesson on one unit opens its page, which can be closed, and another lesson closes it', async ({ page, complaints }) => {
  await open(page, 'data=symmetric-box&inputs=2&rows=1000&hidden=16&epochs=1&engine=cpu&lesson=watch-a-line-leave');
  await page.getByRole('button', { name: 'Next: Who killed unit 17?' }).click();
  await expect(unitOf(page).getByRole('heading', { level: 2 })).toHaveText('Unit 17 of layer 1');
  await expect(page.getByRole('heading', { name: 'Who killed unit 17?', exact: true })).toBeFocused();
  await expect(page).toHaveURL(/unit=1\.17/);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: /^Next: / }).click();
  await expect(page.getByRole('heading', { name: 'Changing labels, not training, kill', exact: true })).toBeFocused();
  await expect(unitOf(page)).toBeHidden();
  await page.goBack();
  await expect(unitOf(page)).toBeVisible();
  await unitOf(page).getByRole('button', { name: 'Close the page of the unit' }).click();
  await expect(unitOf(page)).toBeHidden();
  await expect(page).not.toHaveURL(/unit=/);
  expect(complaints).toEqual([]);
});

for (const viewport of [{ width: 390, height: 844 }, { width: 720, height: 450 }]) {
  test(`on ${viewport.width} × ${viewport.height} the page of the lesson’s unit leaves the question free until it is shown, and that of a unit that a person chooses is open`, async ({ page, complaints }) => {
    await page.setViewportSize(viewport);
    await open(page, 'engine=cpu&unit=1.17&lesson=who-killed');
    const unit = unitOf(page);
    const words = unit.getByText(/^Unit 17, birth/);
    await expect(unit.getByRole('heading', { level: 2 })).toHaveText('Unit 17 of layer 1');
    await expect(words).toBeHidden();
    const top = (await unit.boundingBox())?.y ?? 0;
    for (const read of ['Which step killed it, and what moved it over the edge?', 'In the step that kills a unit its kernel moves it further down']) {
      const box = await page.getByText(read).boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(top);
    }
    await unit.getByRole('button', { name: 'Show', exact: true }).press('Enter');
    await expect(words).toBeInViewport({ ratio: 1 });
    await expect(unit.getByRole('button', { name: 'Fold', exact: true })).toBeFocused();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect(words).toBeHidden();
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await expect(page.getByRole('heading', { name: /Your prediction/ })).toBeVisible();
    await unit.getByRole('button', { name: 'Close the page of the unit' }).click();

    const network = page.getByRole('region', { name: 'Network', exact: true });
    await network.getByRole('button', { name: 'Network as a table' }).click();
    await network.getByRole('table', { name: /^Layer 1 at/ }).getByRole('button', { name: 'Unit 3', exact: true }).press('Enter');
    await expect(unit.getByText(/^Unit 3, birth/)).toBeVisible();
    expect(complaints).toEqual([]);
  });
}

test('a unit that the network has not is named, and the page of one closes with the network that had it', async ({ page, complaints }) => {
  await open(page, 'hidden=8&rows=1000&unit=1.9');
  await expect(page.getByRole('alert').filter({ hasText: 'unit=1.9 cannot be used. Allowed are a hidden layer, 1, and after a dot a unit of it, 1 to 8.' })).toBeVisible();
  await open(page, 'hidden=8,8&rows=1000&unit=2.8');
  await expect(unitOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'Remove layer 2' }).click();
  await expect(unitOf(page)).toBeHidden();
  await expect.poll(() => new URL(page.url()).hash).toBe('#rows=1000&hidden=8');
  expect(complaints).toEqual([]);
});

test('the page of a layer sorts its units, opens one of them, and says what each rule would reset', async ({ page, complaints }) => {
  await open(page, `${RUN}&unit=1`);
  await runToTheEnd(page);
  const table = unitOf(page).getByRole('table', { name: 'Units of layer 1 at epoch 6' });
  await expect(table.getByRole('row')).toHaveCount(65);
  await table.getByRole('button', { name: 'largest z' }).click();
  await expect(table.getByRole('columnheader', { name: 'largest z' })).toHaveAttribute('aria-sort', 'ascending');
  const dead = ((await exportedRun(page)).frames.at(-1)?.layers[0]?.maxPreActivation ?? []).filter((z) => Number(z) <= 0).length;
  const counts = unitOf(page).getByRole('table', { name: 'Dead units of every layer at epoch 6' }).getByRole('row', { name: /^layer 1/ }).getByRole('cell');
  await expect(counts.first()).toHaveText(`${dead} of 64`);
  await expect(counts.nth(1)).toHaveText(/^\d+ of 64$/);
  await expect(counts.nth(2)).toHaveText(/^\d+ of 64$/);
  const [onProbe, onTraining, inBox] = (await counts.allTextContents()).map((text) => Number.parseInt(text, 10));
  expect(onTraining).toBeLessThanOrEqual(onProbe ?? NaN);
  expect(inBox).toBeLessThanOrEqual(onTraining ?? NaN);
  const rules = unitOf(page).getByRole('table', { name: 'Units that both rules would reset' });
  await expect(rules.getByRole('row', { name: /^dead on the probe/ }).getByRole('cell').first()).toHaveText(String(dead));
  await unitOf(page).getByRole('slider', { name: 'τ of ReDo' }).press('End');
  await expect(unitOf(page).getByText(/^Dormant: a score of 1 or below/)).toBeVisible();
  await expect(unitOf(page).getByText(/ of 64 units \(.*singular values/)).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await table.getByRole('button', { name: 'Unit 9', exact: true }).click();
  await expect(unitOf(page).getByRole('heading', { level: 2 })).toHaveText('Unit 9 of layer 1');
  expect(complaints).toEqual([]);
});
