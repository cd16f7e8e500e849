import { expect } from 'playwright/test';
import { open, QUICK, runToTheEnd, test } from './page.ts';

test('once finished the run can be had again, and a past epoch that is shown is named, in the bar and aloud', async ({ page, complaints }) => {
  await open(page, `${QUICK}&engine=cpu`);
  await runToTheEnd(page);
  const bar = page.getByRole('banner');
  const status = page.getByRole('status');
  const scrubber = page.getByRole('slider', { name: 'Epoch shown' });
  await expect(bar.getByRole('button', { name: 'Run', exact: true })).toHaveCount(0);
  await expect(scrubber).toHaveValue('25');
  await expect(bar).toContainText('Epoch 25 of 25 ·');

  await page.keyboard.press('Home');
  for (const _ of [1, 2, 3]) await page.keyboard.press('ArrowRight');
  await expect(scrubber).toHaveValue('3');
  await expect(bar).toContainText('Epoch 3 of 25 shown');
  await expect(bar).not.toContainText('Epoch 25 of 25');
  await expect(status).toContainText('Finished');
  await expect(status).toContainText('Epoch 3 is shown.');
  await bar.getByRole('button', { name: 'To the newest, epoch 25' }).click();
  await expect(scrubber).toHaveValue('25');
  await expect(status).not.toContainText('is shown');

  await bar.getByRole('button', { name: 'Run again', exact: true }).click();
  await expect(bar.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(bar.getByRole('button', { name: 'Run again', exact: true })).toBeVisible();
  await expect(status).toContainText('Finished');
  expect(complaints).toEqual([]);
});
