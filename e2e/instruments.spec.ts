import { expect } from 'playwright/test';
import { open, runToTheEnd, test } from './page.ts';

test('instruments stand below the first screen; one is brought up, the address remembers it, and a bad name is said', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=2&panel=gradients,nonsense');
  await expect(page.getByRole('alert')).toContainText('“nonsense” of panel cannot be used and is left out.');
  const section = page.getByRole('region', { name: 'More instruments' });
  await expect(page.getByRole('region', { name: 'Gradients' })).toBeVisible();
  await expect(section.getByRole('region', { name: 'Gradients' })).toHaveCount(0);
  await expect(section.getByRole('region', { name: 'Gradient norms' })).toBeVisible();

  await page.getByRole('button', { name: 'Diagnosis on the first screen' }).click();
  await expect(page.getByRole('region', { name: 'Diagnosis' })).toBeVisible();
  await expect(section.getByRole('region', { name: 'Diagnosis' })).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).hash).toBe('#rows=2000&epochs=2&panel=gradients,diagnosis');

  await section.getByRole('button', { name: 'Enlarge Gradient norms' }).click();
  await expect(page.getByRole('region', { name: 'Loss' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Loss' })).toBeVisible();

  await page.getByRole('button', { name: 'More instruments', exact: true }).click();
  await expect(section).toBeFocused();
  expect(complaints).toEqual([]);
});

test('the title of a panel opens how it is read, by keyboard too, and the page keeps its keys while a button has the focus', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=2&engine=cpu');
  await page.getByRole('region', { name: 'Pre-activation' }).getByRole('button', { name: 'Pre-activation', exact: true }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'How to read Pre-activation' })).toContainText('The first 2,048 training rows');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.getByRole('button', { name: 'Share', exact: true }).focus();
  await page.keyboard.press('s');
  await expect(page.getByRole('status').filter({ hasText: 'Epoch 1 of 2' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the rail keeps to the settings that decide, and opens the others where one of them is not the default', async ({ page, complaints }) => {
  await open(page, 'lr=0.01&epochs=2&seed=3&engine=cpu&rows=2000');
  const more = page.getByRole('button', { name: 'More settings (2 changed)', exact: true });
  await expect(more).toHaveAttribute('aria-expanded', 'true');
  await more.click();
  await expect(page.getByRole('textbox', { name: 'Rows' })).toHaveCount(0);
  await open(page, 'lr=0.01');
  await expect(page.getByRole('button', { name: 'More settings', exact: true })).toHaveAttribute('aria-expanded', 'false');
  await open(page, 'rows=2000&epochs=2&compare=initializer:he_normal|zeros');
  await expect(page.getByRole('radiogroup', { name: 'Initializer' })).toContainText('2 compared');
  await open(page, 'rows=2000&epochs=2&compare=lr:0.1|0.01|0.001');
  await expect(page.getByRole('textbox', { name: 'Learning rate' })).toHaveAccessibleName('Learning rate 3 compared');
  expect(complaints).toEqual([]);
});

test('a word of the glossary says what it means where a sentence says it, by keyboard and by pointer', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=2&engine=cpu');
  const word = page.getByRole('main').getByRole('button', { name: 'born dead', exact: true }).first();
  await word.press('Enter');
  await expect(page.getByRole('dialog', { name: 'What born dead means' })).toContainText('Dead before any training.');
  await expect(page.getByRole('dialog', { name: 'What born dead means' }).locator('svg')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(word).toBeFocused();
  await word.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.mouse.click(700, 500);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('pointing at an epoch writes its values into the headers of the other panels, over none of their pictures', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=3&engine=cpu');
  await runToTheEnd(page);
  const loss = page.getByRole('region', { name: 'Loss', exact: true });
  const epochs = page.getByRole('region', { name: 'Units' }).getByRole('slider').first();
  await epochs.focus();
  await page.keyboard.press('ArrowLeft');
  const header = loss.locator('header');
  await expect(header).toContainText(/epoch \d.*train 0\.\d+.*validation 0\.\d+/);
  const inBody = await loss.evaluate((panel) => [...panel.children].filter((child) => child.tagName !== 'HEADER').some((child) => /epoch \d/.test(child instanceof HTMLElement ? child.innerText : '')));
  expect(inBody).toBe(false);
  expect(complaints).toEqual([]);
});

test('red is for harm: a symptom that hurt nothing has none of it, and the legend names both marks', async ({ page, complaints }) => {
  const reds = () => page.getByRole('region', { name: 'Diagnosis' }).evaluate((panel) => {
    const swatch = document.createElement('i');
    swatch.style.color = 'var(--severe)';
    panel.append(swatch);
    const red = getComputedStyle(swatch).color;
    swatch.remove();
    return [...panel.querySelectorAll('li *')].filter((element) => [getComputedStyle(element).color, getComputedStyle(element).fill].includes(red)).length;
  });
  await open(page, 'rows=2000&epochs=2&lr=0.5&engine=cpu&panel=diagnosis');
  await runToTheEnd(page);
  await expect(page.getByRole('region', { name: 'Diagnosis' }).locator('header')).toContainText('Harm: done none not known');
  await expect(page.getByRole('region', { name: 'Diagnosis' }).getByRole('listitem').filter({ hasText: 'hurt nothing' }).first()).toBeVisible();
  expect(await reds()).toBe(0);
  await open(page, 'rows=2000&epochs=2&bias=-9&labels=sum&engine=cpu&panel=diagnosis');
  await runToTheEnd(page);
  await expect(page.getByRole('region', { name: 'Diagnosis' }).getByRole('listitem').filter({ hasText: 'harmful' }).first()).toBeVisible();
  expect(await reds()).toBeGreaterThan(0);
  await expect(page.getByRole('main').getByRole('img', { name: /^Harmful: / })).toBeVisible();
  expect(complaints).toEqual([]);
});
