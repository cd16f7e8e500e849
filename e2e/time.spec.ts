import { expect } from 'playwright/test';
import { exportedRun, open, QUICK, runToTheEnd, test } from './page.ts';

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

test('a finished run is replayed from birth at the chosen speed, held by Space, and left for the newest epoch', async ({ page, complaints }) => {
  await open(page, `${QUICK}&engine=cpu`);
  const bar = page.getByRole('banner');
  const scrubber = page.getByRole('slider', { name: 'Epoch shown' });
  await expect(bar.getByRole('button', { name: 'Replay' })).toBeDisabled();
  await runToTheEnd(page);
  await bar.getByRole('button', { name: 'Speed max' }).click();
  await page.getByRole('menuitemradio', { name: '1×' }).click();
  await expect(bar.getByRole('button', { name: 'Speed 1×' })).toBeVisible();

  await bar.getByRole('button', { name: 'Replay' }).click();
  await expect(bar).toContainText(/(Birth|Epoch \d of 25) shown/);
  await expect(page.getByRole('status')).toContainText(/Finished.* The epochs are shown one by one\./);
  expect((await exportedRun(page)).frames).toHaveLength(26);
  await page.getByRole('main').focus();
  await page.keyboard.press('Space');
  await expect(bar.getByRole('button', { name: 'Play on' })).toBeVisible();
  const held = Number(await scrubber.inputValue());
  expect(held).toBeLessThan(25);
  await page.keyboard.press('Space');
  await expect.poll(async () => Number(await scrubber.inputValue())).toBeGreaterThan(held);
  await expect(bar.getByRole('button', { name: 'Hold the replay' })).toBeVisible();
  await bar.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(bar.getByRole('button', { name: 'Play on' })).toBeVisible();
  await bar.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bar.getByRole('button', { name: 'Hold the replay' })).toBeVisible();

  await bar.getByRole('button', { name: 'To the newest, epoch 25' }).click();
  await expect(bar.getByRole('button', { name: 'Replay' })).toBeEnabled();
  await expect(bar).toContainText('Epoch 25 of 25 ·');
  expect(complaints).toEqual([]);
});

test('a person who comes for the first time sees the epochs one by one, and is told so; later visits and other experiments are shown at once', async ({ page, complaints }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
  await open(page);
  const bar = page.getByRole('banner');
  await expect(bar.getByRole('button', { name: 'Speed 1×' })).toBeVisible();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status')).toContainText(/Epoch \d+ of 25.* The epochs are shown one by one\./);
  await expect(page.getByRole('slider', { name: 'Epoch shown' })).toHaveValue('1');

  await page.getByRole('radiogroup', { name: 'Activation' }).getByText('tanh', { exact: false }).first().click();
  await expect(bar.getByRole('button', { name: 'Speed max' })).toBeVisible();
  await open(page);
  await expect(bar.getByRole('button', { name: 'Speed max' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('where less motion is asked for nothing is played, and a first visit goes through the epochs with the slider', async ({ page, complaints }) => {
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const bar = page.getByRole('banner');
  await expect(bar.getByRole('button', { name: 'Replay' })).toBeDisabled();
  await expect(bar.getByRole('button', { name: /^Speed/ })).toHaveCount(0);
  await expect(page.getByRole('slider', { name: 'Epoch shown' })).toBeVisible();
  expect(complaints).toEqual([]);
});
