import { createServer } from 'node:net';

/** A browser with one page, as far as the tests that every browser runs need it. */
export interface DrivenBrowser {
  /** Name and version. */
  readonly version: string;
  /** Opens an address and waits until it is loaded. */
  navigate(address: string): Promise<void>;
  /** The text that an expression evaluated in the page promises. */
  evaluate(expression: string): Promise<string>;
  /** Presses the main button of the mouse at a place in the viewport, in CSS pixels. */
  click(x: number, y: number): Promise<void>;
  close(): Promise<void>;
}

/** Size of the page's window. */
export const WINDOW = { width: 1440, height: 900 } as const;

/** Calls a function, which may use nothing but its arguments, in the page. Arguments and result are plain JSON. Throws what it throws. */
export async function inPage<Args extends readonly unknown[], Result>(browser: DrivenBrowser, asked: (...args: Args) => Result | Promise<Result>, ...args: Args): Promise<Result> {
  const answer: { readonly value: Result } | { readonly error: string } = JSON.parse(
    await browser.evaluate(`(async () => {
      try {
        return JSON.stringify({ value: (await (${String(asked)})(...${JSON.stringify(args)})) ?? null });
      } catch (error) {
        return JSON.stringify({ error: String(error) });
      }
    })()`),
  );
  if ('error' in answer) throw new Error(answer.error);
  return answer.value;
}

/** The mouse's way to a place and a click there, as WebDriver and WebDriver BiDi both write it. */
export function clickAt(x: number, y: number): readonly object[] {
  const press = { button: 0 };
  return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }, { type: 'pointerDown', ...press }, { type: 'pointerUp', ...press }] }];
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => (address === null || typeof address === 'string' ? reject(new Error('No free port.')) : resolve(address.port)));
    });
  });
}
