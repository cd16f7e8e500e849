import { expect, type Locator, type Page } from 'playwright/test';
import { accessibilityFaults } from './axe.ts';
import { open, runToTheEnd, test } from './page.ts';

const TWO = 'data=symmetric-box&inputs=2&rows=4000&hidden=16&initializer=he_normal&lr=0.03&engine=cpu';
const functionOf = (page: Page): Locator => page.getByRole('region', { name: 'Function', exact: true });

test('of two inputs stands on the first screen, shows lines leave, and a line and its row light each other', async ({ page, complaints }) => {
  await open(page, TWO);
  const cursor = functionOf(page).getByRole('slider');
  await expect(cursor).toHaveAccessibleName(/^layer 1 · birth · 16 of 16 lines run between the rows/);
  await expect(page.getByRole('region', { name: 'More instruments' }).getByRole('region', { name: 'Function', exact: true })).toHaveCount(0);
  await runToTheEnd(page);
  await expect(cursor).toHaveAccessibleName(/^layer 1 · epoch 25 · 6 of 16 lines run between the rows/);

  await cursor.press('ArrowRight');
  await expect(cursor).toHaveAttribute('aria-valuetext', /^Unit 2 · .* · z = /);
  await expect(page.getByRole('region', { name: 'Units' }).getByText(/^Unit 2, epoch 25/)).toBeVisible();
  await page.getByRole('region', { name: 'Units' }).getByRole('slider', { name: /^Hidden layer|^Layer 1/ }).press('ArrowDown');
  await expect(functionOf(page).getByText(/^Unit \d+ · /)).toBeVisible();

  await page.getByRole('slider', { name: /epoch/i }).first().press('Home');
  await expect(cursor).toHaveAccessibleName(/^layer 1 · birth · 16 of 16/);
  expect(complaints).toEqual([]);
});

test('is a table too: weights and bias of every unit', async ({ page, complaints }) => {
  await open(page, 'data=symmetric-box&inputs=1&rows=2000&hidden=3&initializer=constant:2&bias=1&epochs=2&engine=cpu');
  await functionOf(page).getByRole('button', { name: 'Function as a table' }).click();
  const table = functionOf(page).getByRole('table', { name: /^Layer 1 at birth/ });
  await expect(table.getByRole('columnheader')).toHaveText(['unit', 'on the rows', 'fires on', 'weight', 'bias', 'hinge']);
  await expect(table.getByRole('row').nth(1)).toContainText('−0.5');
  expect(complaints).toEqual([]);
});

test('of more inputs is a slice, an instrument that the link brings up; its axes are chosen', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=2&hidden=8,8&engine=cpu&panel=function');
  await expect(functionOf(page)).toContainText('A slice: the other inputs stay at their mean, −0.5.');
  await functionOf(page).getByRole('button', { name: /^Up/ }).or(functionOf(page).getByRole('button', { name: /Up$/ })).first().click();
  await page.getByRole('option', { name: 'input 4' }).click();
  await expect(functionOf(page).getByRole('figure')).toHaveAccessibleName(/over input 1 and input 4, the other inputs at their mean/);
  await functionOf(page).getByRole('radio', { name: 'layer 2' }).click();
  await expect(functionOf(page)).toContainText('Lines of layer 2 bend; they are read from 64 × 64 points.');
  expect(complaints).toEqual([]);
});

test('is readable to assistive technology, on a phone and in forced colours', async ({ page, complaints }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, TWO);
  await expect(functionOf(page).getByRole('slider')).toBeVisible();
  const box = await functionOf(page).locator('canvas').boundingBox();
  expect(box?.width).toBeLessThanOrEqual(390);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
