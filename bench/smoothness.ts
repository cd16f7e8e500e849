import { inFreshPage, type Product } from './freshPage.ts';
import { LARGEST_LINK } from './networks.ts';
import type { BenchOptions } from './options.ts';
import type { Smoothness } from './page/watch.ts';

/** How the page behaved while it trained. */
export interface SmoothTraining extends Smoothness {
  readonly training: string;
  /** What the page said of its progress at the end of the watch. */
  readonly reached: string;
}

const TRAININGS = [
  { training: 'the article on cpu', link: 'epochs=1000&engine=cpu' },
  { training: 'the article on webgl', link: 'epochs=1000&engine=webgl' },
  { training: '4-256×10-1 on cpu', link: `${LARGEST_LINK}&engine=cpu` },
  { training: '4-256×10-1 on webgl', link: `${LARGEST_LINK}&engine=webgl` },
];
const PATIENCE = 120_000;

/** Presses Run and watches the page, from the end of the first epoch on. */
export async function measureSmoothness(product: Product, { watch }: BenchOptions, say: (text: string) => void): Promise<readonly SmoothTraining[]> {
  const results: SmoothTraining[] = [];
  for (const { training, link } of TRAININGS) {
    say(`smooth: ${training}`);
    results.push(
      await inFreshPage(product, async (page) => {
        page.setDefaultTimeout(PATIENCE);
        await page.goto(`${product.url}#${link}`);
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        const anyway = page.getByRole('button', { name: 'Run anyway' });
        await anyway.or(page.getByRole('button', { name: 'Pause', exact: true })).first().waitFor();
        if (await anyway.isVisible()) await anyway.click();
        const progress = page.getByText(/Epoch [1-9][\d,]* of /).first();
        await progress.waitFor();
        const smoothness = await page.evaluate((milliseconds) => window.watch.smoothness(milliseconds), watch);
        const reached = /Epoch [\d,]+ of [\d,]*\d/.exec((await progress.textContent()) ?? '')?.[0] ?? '';
        return { training, reached, ...smoothness };
      }),
    );
  }
  return results;
}
