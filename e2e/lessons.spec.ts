import { expect, type Page } from 'playwright/test';
import { oneLayer } from '../src/lessons/chapters/oneLayer.ts';
import { whoKilled } from '../src/lessons/chapters/whoKilled.ts';
import { judgeLink, numberOf } from '../src/lessons/testing/judgeLink.ts';
import { VERDICT_WORDS } from '../src/shell/lesson/VerdictMark.tsx';
import { accessibilityFaults } from './axe.ts';
import { exportedRun, QUICK, test } from './page.ts';

/** The quick form of the first lesson on the article, on the engine that is alike everywhere. */
const ONE_LAYER = `${QUICK}&engine=cpu&lesson=one-layer`;

async function openLesson(page: Page, hash: string, title: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`/#${hash}`);
  await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
}

/** Passes the bar and the experiment's settings by the page's first link. */
async function skipToTheCentre(page: Page): Promise<void> {
  await tabTo(page, /^Skip to the panels$/);
  await page.keyboard.press('Enter');
}

/** Presses Tab until a control has the focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
      return element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '';
    });
    if (name.test(focused.trim())) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}.`);
}

test.describe('a lesson', () => {
  test('goes from prediction to verdict and on to the next by keyboard alone, and keeps the prediction', async ({ page, complaints }) => {
    await openLesson(page, ONE_LAYER, 'One ReLU layer');
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
    await skipToTheCentre(page);
    await tabTo(page, /^Continue$/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Step 2 of 5: Your prediction' })).toBeFocused();
    await tabTo(page, /Fewer than a quarter$/);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'More than three quarters, not all' })).toBeChecked();
    await tabTo(page, /^Continue$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Run this lesson$/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Run this lesson again' })).toBeVisible({ timeout: 100_000 });
    await tabTo(page, /^Show what was measured$/);
    await page.keyboard.press('Enter');
    const lesson = page.getByRole('region', { name: 'One ReLU layer', exact: true });
    const headless = await judgeLink(oneLayer, ONE_LAYER);
    const verdict = VERDICT_WORDS[headless.verdict];

    const dead = (await exportedRun(page)).frames.at(-1)?.layers[0]?.deadFraction ?? NaN;
    expect(dead).toBeCloseTo(numberOf(headless, 'dead'), 1);
    const shown = await lesson.getByRole('row', { name: 'Dead units' }).getByRole('cell').textContent();
    expect(Number.parseFloat(shown ?? '')).toBeCloseTo(100 * dead, 1);
    await expect(lesson.getByText(verdict, { exact: true })).toHaveCount(0);
    await tabTo(page, /^Continue$/);
    await page.keyboard.press('Enter');
    await expect(lesson.getByText(verdict, { exact: true })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: `Verdict on the claim: ${verdict.toLowerCase()}.` })).toBeAttached();
    const agrees = dead < 1 ? /^As you predicted/ : /^Not as you predicted/;
    await expect(lesson.getByText(agrees)).toBeVisible();

    await page.reload();
    await expect(lesson.getByRole('button', { name: 'Continue' })).toBeVisible();
    await skipToTheCentre(page);
    await tabTo(page, /^Step: Prediction$/);
    await page.keyboard.press('Enter');
    await expect(lesson.getByText('You predicted: More than three quarters, not all.')).toBeVisible();
    await tabTo(page, /^Back$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Next: Three ReLU layers$/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/lesson=three-layers/);
    await expect(page.getByRole('heading', { name: 'Three ReLU layers', exact: true })).toBeFocused();
    expect((await exportedRun(page)).link).toContain('hidden=64,64,64');
    expect(complaints).toEqual([]);
  });

  test('on one unit has the epoch of its death trained again, and says what killed it', async ({ page, complaints }) => {
    await openLesson(page, `${whoKilled.link}&engine=cpu&lesson=who-killed`, 'Who killed unit 17?');
    const lesson = page.getByRole('region', { name: 'Who killed unit 17?', exact: true });
    const headless = await judgeLink(whoKilled, whoKilled.link);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Run again', exact: true })).toBeVisible({ timeout: 100_000 });
    await lesson.getByRole('button', { name: 'Step: Measured' }).click();
    await expect(lesson.getByText(/^Not decided yet\. Unit 17 of layer 1 died in epoch \d+;/)).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
    await lesson.getByRole('button', { name: /^Train epoch \d+ again, step by step$/ }).click();
    for (const sentence of headless.explanation) await expect(lesson.getByText(sentence, { exact: true })).toBeVisible({ timeout: 60_000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await lesson.getByRole('button', { name: 'Step: Verdict' }).click();
    await expect(page.locator('[data-verdict]').first()).toHaveAttribute('data-verdict', headless.verdict);
    expect(complaints).toEqual([]);
  });

  test('that birth decides shows its numbers only when asked', async ({ page, complaints }) => {
    await openLesson(page, 'rows=20000&hidden=64,64,64&initializer=random_uniform:-1:0&engine=cpu&lesson=negative-kernels-deep', 'Uniform (−1, 0), three layers');
    const lesson = page.getByRole('region', { name: 'Uniform (−1, 0), three layers', exact: true });
    await expect(lesson.getByRole('button', { name: 'Step: Verdict' })).toBeDisabled();
    await expect(page.getByRole('region', { name: 'Network', exact: true })).toHaveCount(0);
    await lesson.getByRole('button', { name: 'Continue' }).click();
    await lesson.getByRole('button', { name: 'Show what was measured' }).click();
    await expect(lesson.getByRole('row', { name: 'Dead at birth, layer 2' })).toContainText('100');
    await expect(page.getByRole('region', { name: 'Network', exact: true })).toBeVisible();
    await lesson.getByRole('button', { name: 'Continue' }).click();
    await expect(lesson.getByText('Holds', { exact: true })).toBeVisible();
    await expect(lesson.getByRole('button', { name: 'Next: A negative bias at birth' })).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('about depth shows its curve and what is said of it only when asked', async ({ page, complaints }) => {
    await openLesson(page, 'data=symmetric-box&inputs=1&rows=1000&hidden=2&epochs=1&seeds=64&sweep=depth:1|2|3|5|10|20&engine=cpu&lesson=born-dead-by-depth', 'Born dead by depth');
    await expect(page.getByText('Predict first, or go on without: the networks appear here.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Sweep' })).toHaveCount(0);
    const lesson = page.getByRole('region', { name: 'Born dead by depth', exact: true });
    await lesson.getByRole('button', { name: 'Continue' }).click();
    await lesson.getByRole('button', { name: 'Show what was measured' }).click();
    await expect(page.getByRole('region', { name: 'Sweep' })).toBeVisible();
    await lesson.getByRole('button', { name: 'Continue' }).click();
    await expect(lesson.getByText('They grow with depth: holds.')).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('says when the experiment is no longer its own, and leads back', async ({ page, complaints }) => {
    await openLesson(page, `${ONE_LAYER}&epochs=2`, 'One ReLU layer');
    await expect(page.getByText('You have changed the experiment.')).toBeVisible();
    await page.getByRole('button', { name: 'Back to the lesson’s settings' }).click();
    await expect(page).not.toHaveURL(/epochs=2/);
    await expect(page).toHaveURL(/lesson=one-layer/);
    await expect(page.getByText('You have changed the experiment.')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });

  test('is listed in the menu as a link with its progress', async ({ page, complaints }) => {
    await openLesson(page, ONE_LAYER, 'One ReLU layer');
    await page.getByRole('button', { name: 'Step: Prediction' }).click();
    await page.getByText('All of them', { exact: true }).click();
    await page.getByRole('button', { name: 'Lessons: 2 · One ReLU layer' }).click();
    await expect(page.getByRole('menuitem', { name: /One ReLU layer.*predicted/ })).toBeVisible();
    await page.getByRole('menuitem', { name: /Three ReLU layers/ }).click();
    await expect(page).toHaveURL(/hidden=64,64,64.*lesson=three-layers/);
    await page.goBack();
    await page.getByRole('button', { name: 'Step: Prediction' }).click();
    await expect(page.getByRole('radio', { name: 'All of them' })).toBeChecked();
    expect(complaints).toEqual([]);
  });

  test('of which there is none gives a notice', async ({ page, complaints }) => {
    await page.goto('/#lesson=nonsense&epochs=1');
    await expect(page.getByRole('alert').filter({ hasText: 'lesson=nonsense' })).toContainText('one-layer');
    expect(complaints).toEqual([]);
  });
});

test.describe('the first chapter', () => {
  test('lets a unit be dragged to its death, after which a step moves nothing', async ({ page, complaints }) => {
    await openLesson(page, 'lesson=one-unit', 'What is a dead unit?');
    await expect(page.getByText('z > 0 on 56 of 64 rows.')).toBeVisible();
    const box = await page.locator('[data-handle="b"]').boundingBox();
    if (box === null) throw new Error('The handle of the bias is not there.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 150, { steps: 5 });
    await page.mouse.up();
    await expect(page.getByText(/z ≤ 0 on all 64 rows/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Take one gradient step' }).click();
    await expect(page.getByText('The step moved nothing.')).toBeVisible();
    await page.getByRole('radio', { name: 'in (0, 1)' }).click();
    await expect(page.getByText(/z > 0 on \d+ of 64 rows/)).toBeVisible();
    expect(complaints).toEqual([]);
  });

  test('has w where it is the rise of the line, and moves it alone', async ({ page, complaints }) => {
    await openLesson(page, 'lesson=one-unit', 'What is a dead unit?');
    const box = await page.locator('[data-handle="w"]').boundingBox();
    if (box === null) throw new Error('The handle of the kernel is not there.');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 60, { steps: 3 });
    await page.mouse.up();
    const valueOf = async (name: string): Promise<number> => Number(await page.getByRole('slider', { name }).getAttribute('aria-valuetext').then((text) => text ?? page.getByRole('slider', { name }).inputValue()));
    expect(await valueOf('Kernel w')).toBeLessThan(0.6);
    expect(await valueOf('Bias b')).toBeCloseTo(0.85, 5);
    expect(complaints).toEqual([]);
  });

  test('is within reach of the keyboard', async ({ page, complaints }) => {
    await openLesson(page, 'lesson=one-unit', 'What is a dead unit?');
    await page.getByRole('slider', { name: 'Bias b' }).focus();
    for (let press = 0; press < 18; press += 1) await page.keyboard.press('ArrowLeft');
    await expect(page.getByText(/z ≤ 0 on all 64 rows/).first()).toBeVisible();
    expect(complaints).toEqual([]);
  });
});

test.describe('everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in a lesson and the first chapter, ${colorScheme}`, async ({ page, complaints }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openLesson(page, 'lesson=one-unit', 'What is a dead unit?');
      expect(await accessibilityFaults(page)).toEqual([]);
      await openLesson(page, ONE_LAYER, 'One ReLU layer');
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Step: Run' }).click();
      await page.getByRole('button', { name: 'Run this lesson' }).click();
      await page.getByRole('button', { name: 'Step: Verdict' }).click();
      await expect(page.getByText('Holds for another reason', { exact: true })).toBeVisible({ timeout: 100_000 });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
});
