import type { ArticleOnCpu } from './articleOnCpu.ts';
import type { BenchPages } from './benchPages.ts';
import type { BenchOptions } from './options.ts';
import type { ArticleOnWebgl } from './page/articleOnWebgl.ts';

/** The article's first experiment on both engines. */
export interface Article {
  readonly epochs: number;
  readonly cpu: ArticleOnCpu;
  readonly webgl: ArticleOnWebgl;
}

export async function measureArticle(pages: BenchPages, { articleEpochs }: BenchOptions, say: (text: string) => void): Promise<Article> {
  const page = await pages.page('webgl');
  say('article: cpu');
  const cpu = await page.evaluate((epochs) => window.bench.articleOnCpu(epochs), articleEpochs);
  say('article: webgl');
  const webgl = await page.evaluate((epochs) => window.bench.articleOnWebgl(epochs), articleEpochs);
  return { epochs: articleEpochs, cpu, webgl };
}
