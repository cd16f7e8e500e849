import { test as base } from 'playwright/test';
import { launchChromium } from './chromium.ts';
import type { DrivenBrowser } from './drivenBrowser.ts';
import { launchFirefox } from './firefox.ts';
import { launchWebkit } from './webkit.ts';

/** A test in the browser that the project names, the same for all tests of a worker. */
export const test = base.extend<object, { browserUnderTest: DrivenBrowser }>({
  browserUnderTest: [
    async ({ launchOptions }, use, { project: { name } }) => {
      const path = process.env[`${name.toUpperCase()}_PATH`] ?? '';
      const browser = await (name === 'webkit' ? launchWebkit(path) : name === 'firefox' ? launchFirefox(path) : launchChromium(launchOptions));
      console.log(`${name}: ${browser.version}`);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});
