import type { ArticleOnCpu } from './page/articleOnCpu.ts';
import type { BenchPages } from './benchPages.ts';
import type { BenchOptions } from './options.ts';
import type { ArticleTimes } from './page/articleTimes.ts';

/** The article's first experiment on three engines. */
export interface Article {
  readonly epochs: number;
  readonly cpu: ArticleOnCpu;
  readonly webgl: ArticleTimes;
  /** With labels to learn and kernels with which units stay alive, so that the steps gain nothing from dead ones. */
  readonly wasm: ArticleTimes;
}

export async function measureArticle(pages: BenchPages, { articleEpochs }: BenchOptions, say: (text: string) => void): Promise<Article> {
  const page = await pages.page('webgl');
  say('article: cpu');
  const cpu = await page.evaluate((epochs) => window.bench.articleOnCpu(epochs), articleEpochs);
  say('article: webgl');
  const webgl = await page.evaluate((epochs) => window.bench.articleOn('webgl', '', epochs), articleEpochs);
  say('article: wasm');
  const wasm = await page.evaluate((epochs) => window.bench.articleOn('wasm', 'labels=sum&initializer=he_normal', epochs), articleEpochs);
  return { epochs: articleEpochs, cpu, webgl, wasm };
}
