import { expect, type Page } from 'playwright/test';
import { exportedRun, open, test } from './page.ts';

/** A small experiment as the page writes it; what stands before the seed, and what after it. */
const BEFORE = 'rows=1000&hidden=8&epochs=3';
const AFTER = 'engine=cpu';
const SMALL = `${BEFORE}&${AFTER}`;

declare global {
  interface Window {
    /** Resolves once what React has to draw now is drawn. It asks for its turns by messages, which no clock holds up. */
    rendered: () => Promise<void>;
  }
}

/** WebKit's limit: so many calls in so many milliseconds. */
const LIMIT = 100;
const LIMIT_MS = 10_000;

/** Makes `history` throw as WebKit does beyond its limit. */
async function limitHistory(page: Page): Promise<void> {
  await page.addInitScript(([limit, limitMs]) => {
    window.rendered = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve());
        port1.start();
        port2.postMessage(null);
      });
    let start = Number.NEGATIVE_INFINITY;
    let count = 0;
    const limited = <Args extends readonly unknown[]>(write: (...args: Args) => void): ((...args: Args) => void) => (...args) => {
      const now = performance.now();
      if (now - start > limitMs) {
        start = now;
        count = 0;
      }
      count += 1;
      if (count > limit) throw new DOMException('Attempt to use history.pushState() more than 100 times per 10 seconds', 'SecurityError');
      write(...args);
    };
    history.pushState = limited(history.pushState.bind(history));
    history.replaceState = limited(history.replaceState.bind(history));
  }, [LIMIT, LIMIT_MS] as const);
}

/** Whether what the page shows is what its address says. */
async function expectAgreement(page: Page, part: RegExp): Promise<void> {
  await expect(page).toHaveURL(part);
  const { link } = await exportedRun(page);
  const shown = new URL(page.url()).hash.replace(/&?(present|theme|lesson)=[^&]*/g, '');
  expect(link).toContain(shown);
}

/** Acts while the clock of the page stands, so that however slow the machine is the browser's limit is passed; then lets the page wait until it may write again. */
async function inNoTime(page: Page, act: () => Promise<void>): Promise<void> {
  await page.clock.pauseAt(Date.now() + 1000);
  await act();
  await page.clock.fastForward(LIMIT_MS + 1000);
  await page.clock.resume();
}

/** Whether the page shows what a link says, as the page writes it. */
async function expectLink(page: Page, link: string): Promise<void> {
  await expect(async () => expect(new URL((await exportedRun(page)).link).hash).toBe(`#${link}`)).toPass();
}

test.describe('under WebKit’s limit', () => {
  test.beforeEach(async ({ page }) => {
    await page.clock.install();
    await limitHistory(page);
  });

  test('130 quick changes of the seed end in the address, and Back leads to one of them', async ({ page, complaints }) => {
    await open(page, SMALL);
    await inNoTime(page, () =>
      page.getByRole('button', { name: 'Raise Seed' }).evaluate(async (button: HTMLElement) => {
        for (let press = 1; press <= 130; press++) {
          button.click();
          await window.rendered();
        }
      }),
    );
    await expectAgreement(page, /seed=131\b/);
    await page.goBack();
    await expectAgreement(page, /seed=(?!131\b)\d+/);
    expect(complaints).toEqual([]);
  });

  test('130 quick toggles of projector mode, and of the activation, leave address and page agreeing', async ({ page, complaints }) => {
    await open(page, `${SMALL}&theme=dark`);
    await inNoTime(page, () =>
      page.evaluate(async () => {
        for (let press = 1; press <= 129; press++) {
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
          await window.rendered();
        }
      }),
    );
    await expect(page.locator('html')).toHaveAttribute('data-present', '');
    await expect(page).toHaveURL(/present=1/);
    await page.keyboard.press('p');
    await expect(page.locator('html')).not.toHaveAttribute('data-present');
    await expectAgreement(page, /^(?!.*present=1)/);
    const activations = page.getByRole('radiogroup', { name: 'Activation' });
    await inNoTime(page, () =>
      activations.evaluate(async (group) => {
        const [first, second] = group.querySelectorAll<HTMLElement>('input[type="radio"]');
        if (first === undefined || second === undefined) throw new Error('There are no activations to choose from.');
        for (let press = 1; press <= 129; press++) {
          (press % 2 === 1 ? second : first).click();
          await window.rendered();
        }
      }),
    );
    await expectAgreement(page, /activation=/);
    await activations.evaluate((group) => group.querySelector<HTMLElement>('input[type="radio"]')?.click());
    await expectAgreement(page, /^(?!.*activation=)/);
    expect(complaints).toEqual([]);
  });

  test('400 links followed in one go leave address and page agreeing', async ({ page }) => {
    // The console is not asked: beyond its own limit Chromium ignores links, and warns.
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await open(page, SMALL);
    await inNoTime(page, () =>
      page.evaluate(
        async ([before, after]) => {
          for (let seed = 2; seed <= 401; seed++) {
            location.hash = `${before}&seed=${seed}&${after}`;
            if (seed % 8 === 0) await window.rendered();
          }
        },
        [BEFORE, AFTER] as const,
      ),
    );
    await expectAgreement(page, /seed=\d+/);
    await page.getByRole('button', { name: 'Raise Seed' }).click();
    await expectAgreement(page, /seed=\d+/);
    expect(errors).toEqual([]);
  });
});

test.describe('two tabs', () => {
  test('keep what each has done in the lessons, and see it of each other', async ({ page, context, complaints }) => {
    const other = await context.newPage();
    await page.goto('/#lesson=one-layer&engine=cpu');
    await other.goto('/#lesson=control&engine=cpu');
    const predict = async (tab: Page): Promise<string | null> => {
      await tab.bringToFront();
      await tab.getByRole('button', { name: 'Step: Prediction' }).click();
      const option = tab.getByRole('radiogroup', { name: /Your prediction/ }).getByRole('radio').first();
      await option.press('Space');
      await expect(option).toBeChecked();
      return option.getAttribute('value');
    };
    const first = await predict(page);
    const second = await predict(other);
    const kept = await page.evaluate(() => JSON.parse(localStorage.getItem('lessons') ?? '{}'));
    expect(kept).toMatchObject({ 'one-layer': { prediction: first }, control: { prediction: second } });
    for (const tab of [page, other]) {
      await tab.bringToFront();
      await tab.getByRole('button', { name: /^Lessons: / }).click();
      await expect(tab.getByRole('menuitem').filter({ hasText: 'predicted' })).toHaveCount(2);
    }
    expect(complaints).toEqual([]);
  });

  test('have one theme, unless an address names its own', async ({ page, context, complaints }) => {
    const [other, own] = [await context.newPage(), await context.newPage()];
    await open(page, SMALL);
    await open(other, SMALL);
    await open(own, `${SMALL}&theme=light`);
    await page.bringToFront();
    for (const [theme, shown] of [['Dark', 'dark'], ['Light', 'light'], ['Dark', 'dark']] as const) {
      await page.getByRole('button', { name: 'Theme' }).click();
      await page.getByRole('menuitemradio', { name: theme }).click();
      await expect(other.locator('html')).toHaveAttribute('data-theme', shown);
    }
    await expect(own.locator('html')).toHaveAttribute('data-theme', 'light');
    expect(complaints).toEqual([]);
  });
});

test('what theme and projector mode cannot be is said, and neither is used', async ({ page, complaints }) => {
  await open(page, `${SMALL}&theme=<b>&present=yes`);
  await expect(page.getByRole('alert')).toContainText('theme=<b> cannot be used. Allowed are system, light, dark.');
  await expect(page.getByRole('alert')).toContainText('present=yes cannot be used. Allowed is 1, for projector mode.');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  await expect(page.locator('html')).not.toHaveAttribute('data-present');
  expect(complaints).toEqual([]);
});

test.describe('keys after the question mark', () => {
  /** Keeps the theme and the address that stand when the first element of the body is drawn: before the page's program has run. */
  async function noteFirst(page: Page): Promise<void> {
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.body === null) return;
        observer.disconnect();
        sessionStorage.setItem('first', JSON.stringify([document.documentElement.dataset['theme'] ?? null, location.search, location.hash]));
      }).observe(document, { childList: true, subtree: true });
    });
  }
  const first = (page: Page): Promise<unknown> => page.evaluate((): unknown => JSON.parse(sessionStorage.getItem('first') ?? 'null'));

  test('mean the same, stand after the hash before the first paint, and leave those of others alone', async ({ page, complaints }) => {
    await noteFirst(page);
    await page.goto(`/?seed=7&utm_source=x&${SMALL}&seed=8&theme=dark#lr=0.1&seed=9`);
    await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
    expect(await first(page)).toEqual(['dark', '?utm_source=x', `#lr=0.1&seed=9&${SMALL}&theme=dark`]);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect((await exportedRun(page)).link).toMatch(/\/\?utm_source=x#rows=1000&hidden=8&lr=0.1&epochs=3&seed=9&engine=cpu$/);
    expect(complaints).toEqual([]);
  });

  test('are an entry of the history like others', async ({ page, complaints }) => {
    await page.goto(`/?seed=7#${SMALL}&lr=0.1`);
    await expect(page).toHaveURL(`/#${SMALL}&lr=0.1&seed=7`);
    await page.getByRole('button', { name: 'Raise Seed' }).click();
    await expect(page).toHaveURL(/#.*seed=8/);
    await page.goBack();
    await expect(page).toHaveURL(`/#${SMALL}&lr=0.1&seed=7`);
    await expectLink(page, 'rows=1000&hidden=8&lr=0.1&epochs=3&seed=7&engine=cpu');
    await page.goForward();
    await expectLink(page, 'rows=1000&hidden=8&lr=0.1&epochs=3&seed=8&engine=cpu');
    expect(complaints).toEqual([]);
  });

  test('that are not the link’s cause no notice', async ({ page, complaints }) => {
    await page.goto('/?seed=7&utm_source=x');
    await expect(page.getByRole('region', { name: 'Units' })).toBeVisible();
    await expect(page).toHaveURL('/?utm_source=x#seed=7');
    await page.getByRole('button', { name: 'Raise Seed' }).click();
    await expect(page).toHaveURL('/?utm_source=x#seed=8');
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(complaints).toEqual([]);
  });
});

test('a key with percent signs is the same key everywhere', async ({ page, complaints }) => {
  await open(page, `${SMALL}&them%65=dark&%70resent=1`);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('data-present', '');
  await page.keyboard.press('p');
  await expect(page.locator('html')).not.toHaveAttribute('data-present');
  await expect(page).toHaveURL(`/#${SMALL}&theme=dark`);
  await page.getByRole('button', { name: 'Raise Seed' }).click();
  await expect(page).toHaveURL(`/#${BEFORE}&seed=2&${AFTER}&theme=dark`);
  await open(page, 'lesson=three-layers&%6Cr=0.1&engine=cpu&rows=1000');
  await expectLink(page, 'rows=1000&lr=0.1&engine=cpu');
  await open(page, '%6Cesson=three-layers&%65ngine=cpu');
  await expectLink(page, 'hidden=64,64,64&engine=cpu');
  expect(complaints).toEqual([]);
});
