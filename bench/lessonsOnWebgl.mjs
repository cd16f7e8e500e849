// node bench/lessonsOnWebgl.mjs [quick] [lesson …]: takes the lessons that train at full size, or in their quick form, in Chromium on the
// webgl engine, seed 1, and keeps each verdict and its numbers in docs/lessons-on-webgl.json. Lessons already there are left alone unless named.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { build, createServer, preview } from 'vite';
import { findBrowser } from '../scripts/browser.mjs';
import { installPackages, root } from '../scripts/toolchain.mjs';

const KEPT = `${root}docs/lessons-on-webgl.json`;
const OUT = `${root}.cache/lessons-page`;
const LONGEST_RUN = 20 * 60_000;

installPackages();
// Before vite is asked for anything: it would set it to development.
process.env.NODE_ENV = 'production';
const executablePath = await findBrowser();
const lessons = await lessonsThatTrain();
await build({ root, logLevel: 'warn', build: { outDir: OUT, emptyOutDir: true } });
const server = await preview({ root, build: { outDir: OUT }, preview: { port: 0 } });
const address = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath, args: ['--enable-unsafe-swiftshader', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });

const isQuick = process.argv[2] === 'quick';
const asked = process.argv.slice(isQuick ? 3 : 2);
const kept = existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : { schema: 'dead-relu-lab/lessons-on-webgl@1', seed: 1, lessons: {} };
const known = isQuick ? (kept.quick ??= {}) : kept.lessons;
for (const { id, quickLink } of lessons) {
  if (isQuick && quickLink === null) continue;
  if (asked.length > 0 ? !asked.includes(id) : id in known) continue;
  known[id] = await measured(id, isQuick ? `${quickLink}&` : '');
  writeFileSync(KEPT, `${JSON.stringify(kept, null, 1)}\n`);
  console.log(`${id}: ${known[id].verdict}, ${known[id].seconds} s`);
}
await browser.close();
await server.close();

async function lessonsThatTrain() {
  const vite = await createServer({ root, server: { middlewareMode: true }, appType: 'custom', logLevel: 'warn' });
  const { LESSONS } = await vite.ssrLoadModule('/src/lessons/lessons.ts');
  await vite.close();
  return LESSONS.filter(({ until }) => until === 'end');
}

async function measured(id, link) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${address}#${link}lesson=${id}`);
  const started = Date.now();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const anyway = page.getByRole('button', { name: 'Run anyway' });
  if (await anyway.isVisible({ timeout: 2000 }).catch(() => false)) await anyway.click();
  await page.getByRole('status').filter({ hasText: 'Finished' }).first().waitFor({ timeout: LONGEST_RUN });
  const seconds = Math.round((Date.now() - started) / 1000);
  await page.getByRole('button', { name: 'Step: Measured' }).click();
  const numbers = await page.getByRole('region', { name: 'Numbers', exact: true }).locator('table tr').allInnerTexts();
  await page.getByRole('button', { name: 'Step: Verdict' }).click();
  const verdict = await page.locator('[data-verdict]').first().getAttribute('data-verdict', { timeout: 20_000 });
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: 'JSON', exact: true }).click();
  let text = '';
  for await (const chunk of await (await download).createReadStream()) text += chunk;
  const record = JSON.parse(text);
  const engines = (record.runs ?? [{ record }]).map((run) => (run.record ?? run).engine);
  await page.close();
  return { verdict, engines: [...new Set(engines.map((engine) => engine?.id))], renderer: engines[0]?.renderer, numbers: numbers.map((row) => row.replaceAll(/\s+/g, ' ')), seconds };
}
