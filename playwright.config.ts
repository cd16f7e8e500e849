import { availableParallelism } from 'node:os';
import { defineConfig } from 'playwright/test';

const port = Number(process.env['E2E_PORT'] ?? 4179);

/**
 * WebGL on Chromium's own software renderer where there is no GPU. Asking for that renderer by name (`--use-angle=swiftshader`)
 * would also draw the page itself on it, which no visitor's browser does, and which takes most of the machine.
 */
const SOFTWARE_WEBGL = ['--enable-unsafe-swiftshader'];
const isRoot = process.getuid?.() === 0;
const executablePath = process.env['CHROMIUM_PATH'];

/** What the random faults are drawn from: the same in every worker, so that a second try meets the same faults. */
process.env['FAULT_SEED'] ??= String(Math.floor(Math.random() * 2 ** 31));

/** Tests that mostly train, or lose the engine that does: one file at a time, so that no two of them share the cores. */
const TRAINING = ['engine', 'fused', 'seeds', 'randomFaults', 'faults', 'clinic', 'secondOpinion', 'lab', 'operate'].map((name) => `${name}.spec.ts`);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/test-results',
  // A file at a time in each.
  workers: Math.min(2, availableParallelism()),
  projects: [
    { name: 'training', testMatch: TRAINING, workers: 1 },
    { name: 'page', testIgnore: ['browsers/**', ...TRAINING] },
  ],
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  // A browser on a machine that is shared may be late. What fails twice fails; what failed once is named at the end of `npm test`.
  retries: 1,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] === undefined ? 'list' : [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${port}`,
    // What a service worker answers no test can answer for; e2e/offline.spec.ts and e2e/browsers let it in.
    serviceWorkers: 'block',
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...SOFTWARE_WEBGL, ...(isRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort`,
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
});
