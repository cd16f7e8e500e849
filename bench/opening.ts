import { measureBytes, type BytesLoaded } from './bytesLoaded.ts';
import { inFreshPage, type Product } from './freshPage.ts';
import { median } from './median.ts';
import { QUICK_LINK } from './networks.ts';
import type { BenchOptions } from './options.ts';

/** What it takes to open the page and to change the network. Milliseconds, each the median of several. */
export interface Opening {
  /** From opening the quick variant with `run=1`, in a browser that has never seen the page. */
  readonly quickVariant: Readonly<Record<AskedEngine, QuickVariant>>;
  /** From a change of the link, from one layer to three, to the units of all three at birth, drawn. */
  readonly architectureChange: { readonly median: number; readonly longest: number; readonly changes: number };
  readonly bytes: BytesLoaded;
}

export interface QuickVariant {
  /** Units at birth, drawn. */
  readonly firstPicture: number;
  /** Units after the first epoch, drawn. */
  readonly firstEpoch: number;
}

const ASKED = ['webgl', 'cpu', 'auto'] as const;
type AskedEngine = (typeof ASKED)[number];

/** How often the page is opened with each engine. */
const OPENINGS = 7;
/** Milliseconds in which somebody looks at a network before changing it. */
const BETWEEN_CHANGES = 1000;

export async function measureOpening(product: Product, { rounds, quick }: BenchOptions, say: (text: string) => void): Promise<Opening> {
  say('page: opening');
  const quickVariant = await openQuickVariants(product, quick ? rounds : OPENINGS);
  say('page: changes of architecture');
  const changes = await changeArchitecture(product, quick ? 2 : 10);
  say('page: bytes');
  const bytes = await inFreshPage(product, (page) => measureBytes(page, product));
  return {
    quickVariant,
    architectureChange: { median: median(changes), longest: Math.max(...changes), changes: changes.length },
    bytes,
  };
}

/** In turn, so that a slow spell of the machine falls on all. */
async function openQuickVariants(product: Product, rounds: number): Promise<Readonly<Record<AskedEngine, QuickVariant>>> {
  const opened: Record<AskedEngine, QuickVariant[]> = { webgl: [], cpu: [], auto: [] };
  for (let round = 0; round < rounds; round++) for (const engine of ASKED) opened[engine].push(await openQuickVariant(product, engine));
  const medians = (openings: readonly QuickVariant[]): QuickVariant => ({ firstPicture: median(openings.map(({ firstPicture }) => firstPicture)), firstEpoch: median(openings.map(({ firstEpoch }) => firstEpoch)) });
  return { webgl: medians(opened.webgl), cpu: medians(opened.cpu), auto: medians(opened.auto) };
}

async function openQuickVariant(product: Product, engine: AskedEngine): Promise<QuickVariant> {
  return inFreshPage(product, async (page) => {
    await page.goto(`${product.url}#${QUICK_LINK}&engine=${engine}&run=1`, { waitUntil: 'commit' });
    return page.evaluate(async () => ({ firstPicture: await window.watch.unitsShown(1, 1), firstEpoch: await window.watch.unitsShown(2, 1) }));
  });
}

/** From the article's one hidden layer to three and back, with another seed each time. A raster in focus and one a layer show three. */
async function changeArchitecture(product: Product, times: number): Promise<readonly number[]> {
  return inFreshPage(product, async (page) => {
    await page.goto(product.url);
    await page.evaluate(() => window.watch.unitsShown(1, 1));
    // A person looks at a network before changing it; so does the bench.
    await page.waitForTimeout(BETWEEN_CHANGES);
    const milliseconds: number[] = [];
    for (let time = 0; time < times; time++) {
      milliseconds.push(
        await page.evaluate(async (seed) => {
          const started = performance.now();
          location.hash = `#hidden=64,64,64&seed=${seed}`;
          return (await window.watch.unitsShown(1, 3)) - started;
        }, time + 2),
      );
      await page.evaluate(() => {
        location.hash = '#';
      });
      await page.waitForFunction(() => document.querySelectorAll('canvas[data-raster]').length < 3);
      await page.waitForTimeout(BETWEEN_CHANGES);
    }
    return milliseconds;
  });
}
