import { expect } from 'playwright/test';
import { open, test } from './page.ts';

// What a link hides is not there, and what it locks nothing changes.

const EXPERIMENT = 'rows=1000&hidden=8&lr=0.01&batch=64&epochs=3&engine=cpu';

test('what a link hides is absent, with its keys, and what it asks stands as plain text', async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await open(page, `${EXPERIMENT}&hide=transport,share,lessons,loss&ask=${encodeURIComponent('<b>Which unit</b> dies first?')}`);
  await expect(page.getByText('<b>Which unit</b> dies first?')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Loss' })).toHaveCount(0);
  for (const name of ['Run', 'Step', 'Reset', 'Share']) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible();
  await page.keyboard.press('s');
  await page.keyboard.press('k');
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await expect(page.getByRole('status').filter({ hasText: 'At birth' })).toBeVisible();
});

test('every panel hides, and what leads to it', async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  const shownPanels = (): Promise<readonly (string | undefined)[]> => page.locator('[data-panel]').evaluateAll((panels) => panels.map((panel) => (panel instanceof HTMLElement ? panel.dataset['panel'] : undefined)));
  const all = ['network', 'function', 'preActivation', 'loss', 'layerOutputs', 'gradients', 'gradientNorms', 'parameters', 'diagnosis'];
  await open(page, `${EXPERIMENT}&panel=${all.join(',')}`);
  await expect.poll(shownPanels).toEqual(expect.arrayContaining(all));
  await page.goto('about:blank');
  await page.goto(`/#${EXPERIMENT}&panel=${all.join(',')}&hide=${all.join(',')},slowMotion,treatments&run=1&treat=1`);
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  await page.keyboard.press('o');
  for (const name of ['One step in slow motion', 'Try treatments', 'Was it the labels?', 'Could it do better?']) await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  expect(await shownPanels()).toEqual([]);

  const ofStudy = ['studySweep', 'studyDead', 'studyNetworks'];
  for (const hidden of ofStudy) {
    await page.goto('about:blank');
    await page.goto(`/#${EXPERIMENT}&seeds=2&sweep=depth:1..2&hide=${hidden}`);
    await expect(page.getByRole('combobox').or(page.getByRole('button', { name: /Networks at/ })).first()).toBeVisible();
    await expect.poll(shownPanels).toEqual(ofStudy.filter((id) => id !== hidden));
  }
});

test('no treatment of a locked setting is tried, and the panel says which are left out', async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await open(page, `${EXPERIMENT}&labels=sum&lock=lr,optimizer,compare,seed&run=1&treat=1`);
  const treatments = page.getByRole('region', { name: 'Treatments', exact: true });
  await expect(treatments).toContainText(/Not tried: (.*, )?Rate ÷ 10\b.*\. They change what is locked here\./);
  await expect(treatments.getByRole('progressbar')).toHaveCount(0);
  await expect(treatments.getByRole('rowheader', { name: /^(Rate|Adam|The usual rate)/ })).toHaveCount(0);
  await expect(treatments.getByRole('button', { name: /^Compare|^Repeat/ })).toHaveCount(0);
  await treatments.getByRole('button', { name: /^Use / }).first().click();
  await expect(treatments).toHaveCount(0);
});

test('nothing that is hidden is ever drawn', async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      if (document.querySelector('aside') !== null) seen.push('settings');
      for (const button of document.querySelectorAll('button')) if (button.textContent === 'Share') seen.push('Share');
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`/#${EXPERIMENT}&hide=settings,share`);
  await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'seen'))).toEqual([]);
});

test('a locked setting holds against controls, keys and links, and the others do not', async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await open(page, `${EXPERIMENT}&lock=lr,activation,hidden`);
  const rail = page.getByRole('complementary', { name: 'Experiment' });
  await expect(rail.getByText('locked')).toHaveCount(3);
  await expect(rail.getByRole('radiogroup', { name: 'Activation', exact: true })).toHaveCount(0);
  await expect(rail.getByRole('textbox', { name: 'Learning rate' })).toHaveCount(0);
  await expect(rail.getByRole('button', { name: '+ Add a layer' })).toHaveCount(0);

  await page.evaluate(() => (location.hash = 'engine=cpu&rows=1000&hidden=8,8&batch=64&lr=0.5&epochs=4&activation=tanh'));
  await expect(page.getByText('Locked here: hidden, activation, lr.', { exact: true })).toBeVisible();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${EXPERIMENT.replace('epochs=3', 'epochs=4')}&lock=hidden,activation,lr`);
  await expect(rail.getByText('0.01')).toBeVisible();

  await rail.getByRole('textbox', { name: 'Epochs' }).fill('5');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('epochs=5&engine=cpu&lock=hidden,activation,lr');
  await page.goBack();
  await expect(rail.getByText('locked')).toHaveCount(3);
  await page.reload();
  await expect(rail.getByText('locked')).toHaveCount(3);
});

test('with everything locked nothing can be compared, operated on or chosen by a lesson', async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await open(page, `${EXPERIMENT}&lock=all`);
  await expect(page.getByRole('button', { name: 'Operate', exact: true })).toHaveCount(0);
  for (const hash of ['lesson=three-layers', 'seeds=4', 'compare=lr:0.1|0.01', 'at=1.lr:0.1', 'seed=9&theme=dark']) {
    await page.evaluate((next) => (location.hash = next), hash);
    await expect.poll(() => page.evaluate(() => location.hash)).toContain(`${EXPERIMENT}&`);
    expect(await page.evaluate(() => location.hash)).not.toMatch(/seeds|compare|at=|seed=/);
  }
});

test('an epoch in the link is shown once training is over', async ({ page, complaints }) => {
  expect(complaints).toEqual([]);
  await open(page, `${EXPERIMENT}&run=1&epoch=1`);
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Epoch shown' })).toHaveValue('1');
});
