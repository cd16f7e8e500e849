import { expect } from 'playwright/test';
import type { ExportedRun } from '../page.ts';
import { inPage, type DrivenBrowser } from './drivenBrowser.ts';

declare global {
  interface Window {
    /** What went on in the page since it was opened, kept by these tests. */
    seen: { readonly errors: string[]; readonly notices: string[]; saved: Blob | null; workersStarted: number };
  }
}

/** Opens the page, begins to watch it, and waits for the units at birth. */
export async function openLab(browser: DrivenBrowser, address: string): Promise<void> {
  await browser.navigate('about:blank');
  await browser.navigate(address);
  await inPage(browser, watchPage);
  await expect.poll(() => inPage(browser, () => document.querySelector('section[aria-label="Units"]') !== null), { message: 'the units are shown' }).toBe(true);
}

/** Notes errors, notices and workers that are started, and keeps the files that are saved from the downloads. */
function watchPage(): void {
  window.seen = { errors: [], notices: [], saved: null, workersStarted: 0 };
  const { errors, notices } = window.seen;
  addEventListener('error', ({ message }) => errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  const lookForNotices = (): void => {
    for (const { textContent } of document.querySelectorAll('[role="alert"]')) if (textContent !== '' && !notices.includes(textContent)) notices.push(textContent);
  };
  lookForNotices();
  new MutationObserver(lookForNotices).observe(document, { subtree: true, childList: true, characterData: true });
  const addressOf = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (file) => {
    if (file instanceof Blob) window.seen.saved = file;
    return addressOf(file);
  };
  HTMLAnchorElement.prototype.click = () => {};
  window.Worker = new Proxy(Worker, {
    construct: (target, [url, options]: ConstructorParameters<typeof Worker>) => {
      window.seen.workersStarted += 1;
      return new target(url, options);
    },
  });
}

/** Presses what has a name, once it is there and stands still. */
export async function press(browser: DrivenBrowser, name: string): Promise<void> {
  let place: readonly [number, number] = [0, 0];
  await expect
    .poll(
      async () => {
        const found = await inPage(browser, placeOf, name);
        place = found ?? place;
        return found !== null;
      },
      { message: `"${name}" can be pressed` },
    )
    .toBe(true);
  await browser.click(...place);
}

/** The middle of the button or menu item of a name; null while there is none, or it moves or cannot be pressed. */
async function placeOf(name: string): Promise<[number, number] | null> {
  const labelled = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby')?.split(' ').map((id) => document.querySelector(`#${CSS.escape(id)}`)?.textContent ?? '');
    return (by?.join(' ') ?? element.getAttribute('aria-label') ?? element.textContent).trim();
  };
  const found = [...document.querySelectorAll<HTMLElement>('button:enabled, [role="menuitem"]')].find((element) => element.getClientRects().length > 0 && labelled(element) === name);
  if (found === undefined) return null;
  const before = found.getBoundingClientRect();
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const { x, y, width, height } = found.getBoundingClientRect();
  return x === before.x && y === before.y ? [x + width / 2, y + height / 2] : null;
}

/** The run as Export gives it. */
export async function exportRun(browser: DrivenBrowser): Promise<ExportedRun> {
  await inPage(browser, () => {
    window.seen.saved = null;
  });
  await press(browser, 'Export');
  await press(browser, 'JSON');
  await expect.poll(() => inPage(browser, () => window.seen.saved !== null), { message: 'a file is saved' }).toBe(true);
  return JSON.parse((await inPage(browser, () => window.seen.saved?.text())) ?? '');
}
