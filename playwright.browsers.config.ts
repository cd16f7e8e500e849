import { defineConfig } from 'playwright/test';
import common from './playwright.config.ts';

/** What every browser runs, in those browsers whose path `npm run test:browsers` found. */
export default defineConfig({
  ...common,
  testDir: 'e2e/browsers',
  testIgnore: [],
  reporter: 'list',
  timeout: 300_000,
  projects: ['chromium', 'firefox', 'webkit'].filter((name) => process.env[`${name.toUpperCase()}_PATH`] !== undefined).map((name) => ({ name })),
});
