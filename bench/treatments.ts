import { inFreshPage, type Product } from './freshPage.ts';
import { median } from './median.ts';
import { QUICK_LINK } from './networks.ts';
import type { BenchOptions } from './options.ts';
import type { LongTasks } from './page/watch.ts';
import { pressRun, untilFinished } from './pressRun.ts';

/** Treatments that are tried beside a run, against the run, on one page. */
export interface TreatmentTimes extends LongTasks {
  readonly network: string;
  /** With the untreated one. */
  readonly networks: number;
  /** Seconds from pressing Run to the end, the median of several. */
  readonly run: number;
  /** Seconds from pressing *Try treatments* to the last row, the median of several. */
  readonly trial: number;
  /** The median of the ratios. */
  readonly ratio: number;
}

const TRIED = [
  { network: 'the quick variant on cpu, most units dead', link: `${QUICK_LINK}&engine=cpu` },
  { network: 'the quick variant with labels=sum on cpu, most units alive', link: `${QUICK_LINK}&labels=sum&engine=cpu` },
];
const PATIENCE = 300_000;
/** Milliseconds in which a page comes to rest. */
const REST = 3000;

export async function measureTreatments(product: Product, { rounds }: BenchOptions, say: (text: string) => void): Promise<readonly TreatmentTimes[]> {
  const results: TreatmentTimes[] = [];
  for (const { network, link } of TRIED) {
    say(`treatments: ${network}`);
    const tried: TreatmentTimes[] = [];
    for (let seed = 1; seed <= rounds; seed++) tried.push(await tryOnce(product, network, `${link}&seed=${seed}`));
    results.push({
      network,
      networks: Math.max(...tried.map(({ networks }) => networks)),
      run: median(tried.map(({ run }) => run)),
      trial: median(tried.map(({ trial }) => trial)),
      ratio: median(tried.map(({ ratio }) => ratio)),
      longestTask: Math.max(...tried.map(({ longestTask }) => longestTask)),
      longTasks: Math.max(...tried.map(({ longTasks }) => longTasks)),
    });
  }
  return results;
}

function tryOnce(product: Product, network: string, link: string): Promise<TreatmentTimes> {
  return inFreshPage(product, async (page) => {
    await page.goto(`${product.url}#${link}`);
    await page.waitForTimeout(REST);
    const begun = performance.now();
    await pressRun(page);
    await untilFinished(page, PATIENCE);
    const run = (performance.now() - begun) / 1000;
    await page.waitForTimeout(REST);
    await page.evaluate(() => window.watch.watchTasks());
    const pressed = performance.now();
    await page.getByRole('button', { name: 'Try treatments', exact: true }).click();
    const region = page.getByRole('region', { name: 'Treatments', exact: true });
    await page.evaluate((most) => window.watch.appears('[data-panel="treatments"] button', 'Repeat over 8 seeds', most), PATIENCE);
    const trial = (performance.now() - pressed) / 1000;
    return { network, networks: await region.locator('tbody tr').count(), run, trial, ratio: trial / run, ...(await page.evaluate(() => window.watch.longTasks())) };
  });
}
