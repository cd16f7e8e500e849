import { expect } from 'playwright/test';
import { open, test } from './page.ts';

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
