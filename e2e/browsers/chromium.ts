import { chromium, type LaunchOptions } from 'playwright/test';
import { WINDOW, type DrivenBrowser } from './drivenBrowser.ts';

/** Chromium or Chrome, by Playwright. */
export async function launchChromium(options: LaunchOptions): Promise<DrivenBrowser> {
  const browser = await chromium.launch(options);
  const page = await browser.newPage({ viewport: WINDOW, serviceWorkers: 'allow' });
  return {
    version: `Chromium ${browser.version()}`,
    navigate: async (address) => void (await page.goto(address)),
    evaluate: (expression) => page.evaluate<string>(expression),
    click: (x, y) => page.mouse.click(x, y),
    close: () => browser.close(),
  };
}
