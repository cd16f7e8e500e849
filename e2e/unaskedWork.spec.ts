import { expect, type Page } from 'playwright/test';
import { exportedRun, open, test } from './page.ts';

/** 1.25e12 multiply-adds to evaluate at birth. */
const LARGEST = `rows=1000000&inputs=16&hidden=${Array.from({ length: 20 }, () => 256).join()}&engine=cpu`;
/** 40 s at birth and 5 minutes an epoch. */
const LONG_EPOCHS = 'rows=1000000&batch=1&hidden=128,128,128&engine=cpu';
/** 6 minutes as a whole, 20 s an epoch. */
const LONG_RUN = 'epochs=250&engine=cpu';

const question = (page: Page) => page.getByRole('dialog', { name: 'This is a lot of work' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const told = (page: Page, text: string | RegExp) => page.getByRole('main').getByText(text);
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

test('the largest network opens with the question about its birth, and nothing is evaluated without a yes', async ({ page, complaints }) => {
  await open(page, LARGEST);
  await expect(told(page, /^The network at birth takes about 25 min and \d+ MB of memory to evaluate/)).toBeVisible({ timeout: 60_000 });
  await button(page, 'Evaluate').click();
  await expect(told(page, 'The network at birth is being evaluated: ')).toBeVisible();
  await button(page, 'Stop').click();
  await expect(told(page, 'The evaluation at birth is stopped at ')).toBeVisible();
  await expect(status(page, 'The evaluation at birth is stopped at ')).toHaveCount(1);
  await button(page, 'Run').click();
  await expect(question(page)).toBeVisible();
  await question(page).getByRole('button', { name: 'Not now' }).click();
  await expect(button(page, 'Go on')).toBeVisible();
  const { frames, status: at } = await exportedRun(page);
  expect(at).toBe('birth');
  expect(frames.map(({ trainLoss }) => trainLoss)).toEqual([null]);
  expect(complaints).toEqual([]);
});

test('a run that waits at birth evaluates and pauses there, and says so', async ({ page, complaints }) => {
  await open(page, LARGEST);
  await expect(button(page, 'Evaluate')).toBeVisible({ timeout: 60_000 });
  await button(page, 'Run').click();
  await question(page).getByRole('button', { name: 'Run anyway' }).click();
  await expect(told(page, 'The network at birth is being evaluated: ')).toBeVisible();
  await button(page, 'Pause').click();
  await expect(status(page, 'Paused')).toHaveCount(1);
  await expect(told(page, 'The evaluation at birth is stopped at ')).toBeVisible();
  await button(page, 'Run').click();
  await expect(told(page, 'The network at birth is being evaluated: ')).toBeVisible();
  await expect(question(page)).toBeHidden();
  expect(complaints).toEqual([]);
});

test('an epoch above the budget asks, and so does the rest of a run after a step', async ({ page, complaints }) => {
  await open(page, LONG_EPOCHS);
  await button(page, 'Step').click();
  await expect(question(page)).toContainText('One epoch takes about');
  await question(page).getByRole('button', { name: 'Not now' }).click();
  await open(page, LONG_RUN);
  await button(page, 'Step').click();
  await expect(status(page, 'Paused')).toHaveCount(1, { timeout: 60_000 });
  await expect(question(page)).toBeHidden();
  await button(page, 'Run').click();
  await expect(question(page)).toContainText('The run takes about 6 min');
  await question(page).getByRole('button', { name: 'Run anyway' }).click();
  await button(page, 'Pause').click();
  await button(page, 'Run').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(question(page)).toBeHidden();
  expect(complaints).toEqual([]);
});

test('a comparison asks about all its runs together, and a treatment leaves what is open until the answer', async ({ page, complaints }) => {
  await open(page, 'epochs=150&engine=cpu&compare=lr:0.1|0.01');
  await button(page, 'Run').click();
  await expect(question(page)).toContainText('Training 2 networks together takes about');
  await question(page).getByRole('button', { name: 'Not now' }).click();
  await open(page, 'epochs=150&engine=cpu&bias=-10');
  await button(page, 'Step').click();
  await button(page, 'Try treatments').click();
  await button(page, 'Compare Leaky ReLU').click();
  await expect(question(page)).toContainText('Training 2 networks together takes about');
  await question(page).getByRole('button', { name: 'Not now' }).click();
  await expect(page).not.toHaveURL(/compare/);
  await expect(status(page, 'Paused. Epoch 1 of 150')).toHaveCount(1);
  await button(page, 'Cancel').click();
  expect(complaints).toEqual([]);
});

test('a lesson keeps its prediction open when the question about its work is answered with no', async ({ page, complaints }) => {
  await open(page, 'epochs=1000&engine=cpu&lesson=one-layer');
  await button(page, 'Step: Run').click();
  await button(page, 'Run this lesson').click();
  await question(page).getByRole('button', { name: 'Not now' }).click();
  await button(page, 'Step: Prediction').click();
  await expect(page.getByRole('radiogroup', { name: /^Your prediction/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
