import type { Page } from 'playwright';
import { inFreshPage, type Product } from './freshPage.ts';
import { LARGEST_LINK } from './networks.ts';
import type { BenchOptions } from './options.ts';
import type { Smoothness } from './page/watch.ts';
import { pressRun } from './pressRun.ts';
import { reasonOf, within } from './within.ts';

/** How the page behaved while it trained, or why that is not known. */
export type SmoothTraining = { readonly training: string } & (Watched | { readonly skipped: string });

interface Watched extends Smoothness {
  /** What the page said of its progress at the end of the watch. */
  readonly reached: string;
}

const TRAININGS = [
  { training: 'the article on cpu', link: 'engine=cpu' },
  { training: 'the article on webgl', link: 'engine=webgl' },
  { training: 'the article for 1,000 epochs on cpu', link: 'epochs=1000&engine=cpu' },
  { training: '4-256×10-1 on cpu', link: `${LARGEST_LINK}&engine=cpu` },
  { training: '4-256×10-1 on webgl', link: `${LARGEST_LINK}&engine=webgl` },
];
/** Milliseconds for opening the page, beginning and watching one training. */
const PATIENCE = 90_000;
/** Milliseconds in which a page just opened comes to rest. */
const REST = 2000;

/** Presses Run and watches the page, to the end or for some seconds. */
export async function measureSmoothness(product: Product, { watch }: BenchOptions, say: (text: string) => void): Promise<readonly SmoothTraining[]> {
  const results: SmoothTraining[] = [];
  for (const { training, link } of TRAININGS) {
    say(`smooth: ${training}`);
    try {
      results.push({ training, ...(await inFreshPage(product, (page) => within(PATIENCE, watchTraining(page, `${product.url}#${link}`, watch)))) });
    } catch (error) {
      results.push({ training, skipped: reasonOf(error) });
    }
  }
  return results;
}

async function watchTraining(page: Page, url: string, milliseconds: number): Promise<Watched> {
  await page.goto(url);
  await page.evaluate(() => window.watch.unitsShown(1, 1));
  // What is measured begins after the page has come to rest.
  await page.waitForTimeout(REST);
  const [smoothness] = await Promise.all([page.evaluate((most) => window.watch.smoothness(most), milliseconds), pressRun(page)]);
  const progress = await page.getByText(/Epoch [\d,]+ of /).allTextContents();
  return { ...smoothness, reached: /Epoch [\d,]+ of [\d,]*\d/.exec(progress.join(' '))?.[0] ?? '' };
}
