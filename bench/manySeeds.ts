import { inFreshPage, type Product } from './freshPage.ts';
import { median } from './median.ts';
import { QUICK_LINK } from './networks.ts';
import type { BenchOptions } from './options.ts';
import { pressRun, untilFinished } from './pressRun.ts';

/** The quick variant with many seeds at once, against as many runs one after another. */
export interface ManySeeds {
  readonly seeds: number;
  readonly onEngine: Readonly<Record<'webgl' | 'cpu' | 'wasm', SeedTimes>>;
}

type EngineOfSeeds = keyof ManySeeds['onEngine'];

/** Seconds from pressing Run to the end, on a page that has come to rest. */
export interface SeedTimes {
  /** One run, the median of several. */
  readonly single: number;
  /** All seeds at once, in a worker a core. */
  readonly together: number;
  /** The same in one worker; null where there are no more of them. */
  readonly inOneWorker: number | null;
}

const PATIENCE = 300_000;
/** Milliseconds in which a page just opened has drawn its networks and the engine is ready. */
const REST = 4000;

export async function measureManySeeds(product: Product, { rounds, quick }: BenchOptions, say: (text: string) => void): Promise<ManySeeds> {
  const seeds = quick ? 4 : 64;
  const timesOn = async (engine: EngineOfSeeds): Promise<SeedTimes> => {
    say(`seeds: ${engine}`);
    const single: number[] = [];
    for (let seed = 1; seed <= rounds; seed++) single.push(await secondsToTheEnd(product, `${QUICK_LINK}&engine=${engine}&seed=${seed}`));
    const link = `${QUICK_LINK}&engine=${engine}&seeds=${seeds}`;
    if (engine === 'webgl') return { single: median(single), together: await secondsToTheEnd(product, link), inOneWorker: null };
    const [together, alone]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      together.push(await secondsToTheEnd(product, link));
      alone.push(await secondsToTheEnd(product, link, 1));
    }
    return { single: median(single), together: median(together), inOneWorker: median(alone) };
  };
  return { seeds, onEngine: { webgl: await timesOn('webgl'), cpu: await timesOn('cpu'), wasm: await timesOn('wasm') } };
}

/** On a page that is told of so many cores, or of those there are. */
async function secondsToTheEnd(product: Product, link: string, cores: number | null = null): Promise<number> {
  return inFreshPage(product, async (page) => {
    if (cores !== null) await page.addInitScript((count) => Object.defineProperty(navigator, 'hardwareConcurrency', { value: count }), cores);
    await page.goto(`${product.url}#${link}`);
    // What is measured begins after the page has come to rest.
    await page.waitForTimeout(REST);
    const started = performance.now();
    await pressRun(page);
    await untilFinished(page, PATIENCE);
    return (performance.now() - started) / 1000;
  });
}
