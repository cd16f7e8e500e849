import { expect, type Page } from 'playwright/test';
import { open, QUICK, runToTheEnd, test } from './page.ts';
import { overlapping, seenTexts } from './texts.ts';

const PROJECTORS = [[1280, 720], [1366, 768], [1024, 768], [1920, 1080]] as const;

const DEEP = `rows=2000&epochs=4&lr=0.01&hidden=64,64,64&engine=cpu`;
const COMPARED = 'rows=2000&epochs=4&lr=0.01&engine=cpu&compare=initializer:random_normal%7Che_normal%7Clecun_normal';

/** On every projector: no text is cut off, none lies over another, nothing scrolls, and what is read from far has 24 px of 1080. */
async function expectReadableFromAfar(page: Page): Promise<void> {
  for (const [width, height] of PROJECTORS) {
    await page.setViewportSize({ width, height });
    await expect(async () => {
      const texts = await seenTexts(page, 'header:not(main header), main');
      expect(texts.filter(({ isCut }) => isCut).map(({ text }) => text), `cut off at ${width} by ${height}`).toEqual([]);
      expect(overlapping(texts), `over each other at ${width} by ${height}`).toEqual([]);
      const scrolled = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('main')].map(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [scrollWidth - clientWidth, scrollHeight - clientHeight]));
      expect(Math.max(...scrolled.flat()), `scrolls at ${width} by ${height}`).toBeLessThanOrEqual(1);
      if (height === 1080) expect(texts.filter(({ size }) => size < 24).map(({ text, size }) => `${text}: ${size}`)).toEqual([]);
    }).toPass({ timeout: 8_000 });
  }
}

test('a projector shows one layer so that it is read from afar, at birth and at the end', async ({ page, complaints }) => {
  await open(page, `${QUICK}&engine=cpu&present=1`);
  await expect(page.getByRole('region', { name: 'Loss', exact: true })).toBeVisible();
  await expectReadableFromAfar(page);
  await runToTheEnd(page);
  await expect(page.getByRole('main')).toContainText(/\d+ units? (is|are) dead\./, { useInnerText: true });
  await expectReadableFromAfar(page);
  expect(complaints).toEqual([]);
});

test('a projector shows three layers, and compared runs one after the other', async ({ page, complaints }) => {
  await open(page, `${DEEP}&present=1`);
  await runToTheEnd(page);
  await expectReadableFromAfar(page);
  await open(page, `${COMPARED}&present=1`);
  await runToTheEnd(page);
  await expectReadableFromAfar(page);
  await expect(page.getByRole('main')).toContainText('Run 1 of 3: Random normal');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('main')).toContainText('Run 2 of 3: He normal');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('main')).toContainText('Run 1 of 3: Random normal');
  expect(complaints).toEqual([]);
});

test('a projector shows a study and a lesson', async ({ page, complaints }) => {
  await page.goto('/#rows=2000&epochs=2&seeds=3&engine=cpu&present=1');
  await expect(page.getByRole('region', { name: 'Networks' })).toContainText('seed 3');
  await expectReadableFromAfar(page);
  await page.goto('about:blank');
  await page.goto('/#lesson=one-unit&present=1');
  await expect(page.getByRole('heading', { name: 'What is a dead unit?' })).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('main')).toContainText(/^2 of \d+ · /);
  await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
  await expectReadableFromAfar(page);
  expect(complaints).toEqual([]);
});

test('a clicker goes through the steps of a lesson, and its epochs between them', async ({ page, complaints }) => {
  await page.goto('/#rows=2000&epochs=2&lr=0.01&engine=cpu&lesson=one-layer&present=1');
  const lesson = page.getByRole('region', { name: 'One ReLU layer', exact: true });
  const step = (name: string) => lesson.getByRole('heading', { name });
  await expect(step('Step 1 of 5: The question')).toBeVisible();
  await expectReadableFromAfar(page);
  await page.keyboard.press('PageDown');
  await expect(step('Your prediction')).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(step('The question')).toBeVisible();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect(step('Run it')).toBeVisible();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(lesson.getByRole('row', { name: 'Dead units' })).toBeVisible();
  await expectReadableFromAfar(page);
  await page.keyboard.press('PageDown');
  await expect(step('The verdict')).toBeVisible();
  await expectReadableFromAfar(page);
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('region', { name: 'Three ReLU layers', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('a clicker starts the run, goes through its epochs and on to the next chapter; arrow keys step epochs', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=3&engine=cpu&present=1');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('status').filter({ hasText: 'Finished' })).toBeVisible();
  const bar = page.getByRole('banner');
  await expect(bar).toContainText('Epoch 3 of 3');
  await page.keyboard.press('PageUp');
  await expect(bar).toContainText('Epoch 2 of 3');
  await page.keyboard.press('ArrowLeft');
  await expect(bar).toContainText('Epoch 1 of 3');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  await expect(bar).toContainText('Epoch 3 of 3');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('heading', { name: 'What is a dead unit?' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('one to three panels are chosen for the projector, and stand in the link', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=3&engine=cpu&present=1');
  const bar = page.getByRole('banner');
  await expect(bar.getByRole('button')).toHaveText(['Run', 'Panels', 'Share', 'Export', '']);
  await bar.getByRole('button', { name: 'Panels' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Gradients' })).toBeDisabled();
  await page.getByRole('menuitemcheckbox', { name: 'Pre-activation' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Loss' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/panel=network&present=1/);
  await expect(page.getByRole('region', { name: 'Loss', exact: true })).toBeHidden();
  await expectReadableFromAfar(page);
  await bar.getByRole('button', { name: 'Leave projector mode' }).click();
  await expect(page.getByRole('complementary', { name: 'Experiment' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a tap on the raster reads a unit at an epoch, and help is at hand', async ({ page, complaints }) => {
    await open(page, 'rows=2000&epochs=3&engine=cpu');
    await runToTheEnd(page);
    const network = page.getByRole('region', { name: 'Network', exact: true });
    await network.getByRole('slider').first().tap();
    await expect(network.getByText(/^Unit \d+, (birth|epoch \d)/)).toBeVisible();
    await page.getByRole('button', { name: 'Keyboard help' }).tap();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('compared runs are swiped, each as wide as its panel', async ({ page, complaints }) => {
    await open(page, COMPARED);
    for (const region of ['Units', 'Pre-activation']) {
      const names = page.getByRole('region', { name: region, exact: true }).getByRole('heading', { level: 3 });
      await expect(names).toHaveCount(3);
      const second = names.nth(1);
      await expect(second).not.toBeInViewport();
      await second.evaluate((name) => name.scrollIntoView({ inline: 'start', block: 'center' }));
      await expect(second).toBeInViewport();
      await expect(names.first()).not.toBeInViewport();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(complaints).toEqual([]);
  });
});

test('on paper stand the panels and their numbers, and no buttons, on several pages', async ({ page, complaints }) => {
  await open(page, 'rows=2000&epochs=3&engine=cpu&theme=dark');
  await runToTheEnd(page);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('main').locator('button:visible:not(h2 button, [data-pictured])')).toHaveCount(0);
  for (const region of ['Units', 'Pre-activation', 'Loss', 'Layer outputs', 'Gradient norms']) await expect(page.getByRole('region', { name: region, exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Loss', exact: true }).getByRole('table')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('units are dead', { useInnerText: true });
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(2 * 1123);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Loss', exact: true }).getByRole('table')).toHaveCount(0);
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(2);
  expect(complaints).toEqual([]);
});
