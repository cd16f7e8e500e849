import { inFreshPage, type Product } from './freshPage.ts';
import { median } from './median.ts';
import { QUICK_LINK } from './networks.ts';
import type { BenchOptions } from './options.ts';
import { finished, pressRun } from './pressRun.ts';

/** The quick variant with many seeds at once, against as many runs one after another. */
export interface ManySeeds {
  readonly seeds: number;
  readonly onEngine: Readonly<Record<'webgl' | 'cpu', SeedTimes>>;
}

/** Seconds from pressing Run to the end, on a page that has come to rest. */
export interface SeedTimes {
  /** One run, the median of several. */
  readonly single: number;
  /** All seeds at once. */
  readonly together: number;
}

const PATIENCE = 300_000;
/** Milliseconds in which a page just opened has drawn its networks and the engine is ready. */
const REST = 4000;

export async function measureManySeeds(product: Product, { rounds, quick }: BenchOptions, say: (text: string) => void): Promise<ManySeeds> {
  const seeds = quick ? 4 : 64;
  const timesOn = async (engine: 'webgl' | 'cpu'): Promise<SeedTimes> => {
    say(`seeds: ${engine}`);
    const single: number[] = [];
    for (let seed = 1; seed <= rounds; seed++) single.push(await secondsToTheEnd(product, `${QUICK_LINK}&engine=${engine}&seed=${seed}`));
    return { single: median(single), together: await secondsToTheEnd(product, `${QUICK_LINK}&engine=${engine}&seeds=${seeds}`) };
  };
  return { seeds, onEngine: { webgl: await timesOn('webgl'), cpu: await timesOn('cpu') } };
}

async function secondsToTheEnd(product: Product, link: string): Promise<number> {
  return inFreshPage(product, async (page) => {
    await page.goto(`${product.url}#${link}`);
    // What is measured begins after the page has come to rest.
    await page.waitForTimeout(REST);
    const started = performance.now();
    await pressRun(page);
    await finished(page).first().waitFor({ state: 'attached', timeout: PATIENCE });
    return (performance.now() - started) / 1000;
  });
}
