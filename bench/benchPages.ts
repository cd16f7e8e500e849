import type { Browser, Page } from 'playwright';
import type { Computer, StepRequest } from './page/api.ts';
import { within } from './within.ts';

/** Milliseconds after which a page that makes steps counts as stuck. */
const PATIENCE = 120_000;

/**
 * The bench page, open twice: TensorFlow.js's `model.fit` has one to itself, so that our flags and our context do not
 * touch it.
 */
export class BenchPages {
  private readonly browser: Browser;
  private readonly url: string;
  private readonly pages = new Map<string, Page>();

  constructor(browser: Browser, url: string) {
    this.browser = browser;
    this.url = url;
  }

  open(request: StepRequest): Promise<number> {
    return this.ask(request.computer, (page) => page.evaluate((given) => window.bench.open(given), request));
  }

  time(request: StepRequest, milliseconds: number): Promise<number> {
    return this.ask(request.computer, (page) => page.evaluate(([given, least]) => window.bench.time(given, least), [request, milliseconds] as const));
  }

  close(request: StepRequest): Promise<void> {
    return this.ask(request.computer, (page) => page.evaluate((given) => window.bench.close(given), request));
  }

  /** The page of a computer, in front. */
  async page(computer: Computer): Promise<Page> {
    const key = computer === 'modelFit' ? 'modelFit' : 'engines';
    const known = this.pages.get(key);
    if (known !== undefined) {
      await known.bringToFront();
      return known;
    }
    const page = await this.browser.newPage();
    await page.goto(this.url);
    this.pages.set(key, page);
    return page;
  }

  /** Closes all; the next request begins with a fresh page. */
  async discard(): Promise<void> {
    const pages = [...this.pages.values()];
    this.pages.clear();
    await Promise.all(pages.map((page) => page.close()));
  }

  private async ask<T>(computer: Computer, question: (page: Page) => Promise<T>): Promise<T> {
    return within(PATIENCE, question(await this.page(computer)));
  }
}
