import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { chromium, type Browser } from 'playwright';
import playwrightConfig from '../playwright.config.ts';
import { measureArticle } from './article.ts';
import { BenchPages } from './benchPages.ts';
import { measureExporting } from './exporting.ts';
import { measureManySeeds } from './manySeeds.ts';
import { measureOpening } from './opening.ts';
import type { BenchOptions } from './options.ts';
import { measureReplicaCurves } from './replicaCurve.ts';
import { reportOf } from './report.ts';
import type { Results } from './results.ts';
import { buildWatch, serveBenchPage, serveProduct } from './served.ts';
import { measureSmoothness } from './smoothness.ts';
import { measureStepTimes } from './stepTimes.ts';
import { targetsOf } from './targets.ts';
import { measureTorch } from './torchSteps.ts';
import { measureTreatments } from './treatments.ts';

/** Measures what is asked for, prints it, and writes it as JSON to `file` and wherever the options say. */
export async function runBench(options: BenchOptions, file: string): Promise<void> {
  const loadBefore = load();
  const started = performance.now();
  const say = (text: string): void => console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}`);
  say('building');
  const [watch, served, benchPage] = [await buildWatch(), await serveProduct(), await serveBenchPage()];
  const browser = await chromium.launch(playwrightConfig.use?.launchOptions ?? {});
  try {
    const product = { ...served, browser, watch };
    const pages = new BenchPages(browser, benchPage.url);
    const renderer = await (await pages.page('webgl')).evaluate(() => window.bench.renderer());
    const { sections } = options;
    const ofEngines = {
      ...(sections.has('steps') && { steps: await measureStepTimes(pages, options, say), torch: await measureTorch(options, say) }),
      ...(sections.has('replicas') && { replicas: await measureReplicaCurves(pages, options, say) }),
      ...(sections.has('article') && { article: await measureArticle(pages, options, say) }),
    };
    await pages.discard();
    const ofPage = {
      ...(sections.has('page') && { opening: await measureOpening(product, options, say) }),
      ...(sections.has('smooth') && { smooth: await measureSmoothness(product, options, say) }),
      ...(sections.has('seeds') && { manySeeds: await measureManySeeds(product, options, say) }),
      ...(sections.has('treatments') && { treatments: await measureTreatments(product, options, say) }),
      ...(sections.has('export') && { exporting: await measureExporting(product, options, say) }),
    };
    const circumstances = {
      date: new Date().toISOString().slice(0, 10),
      quick: options.quick,
      cores: availableParallelism(),
      browser: nameOf(browser),
      renderer,
      loadBefore,
      loadAfter: load(),
      minutes: (performance.now() - started) / 60_000,
    };
    const results: Results = { circumstances, ...ofEngines, ...ofPage };
    const targets = targetsOf(results);
    console.log(`\n${reportOf(results, targets)}`);
    for (const path of options.out === null ? [file] : [file, options.out]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify({ ...results, targets }, null, 2)}\n`);
    }
  } finally {
    await browser.close();
    await Promise.all([served.close(), benchPage.close()]);
  }
}

function nameOf(browser: Browser): string {
  return `Chromium ${browser.version()}`;
}

function load(): number {
  return loadavg()[0] ?? NaN;
}
