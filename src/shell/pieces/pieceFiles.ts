/** A file of a piece that did not arrive. */
export class MissingFile extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'MissingFile';
  }
}

/** Files that are here or on their way, by address. */
const fetched = new Map<string, Promise<void>>();
/** Addresses that gave no file last time. What a cache holds for them is not asked again. */
const missed = new Set<string>();

/**
 * Imports a module once all the files it needs have arrived. Every dynamic import of the page goes through here: the
 * build puts this function in place of Vite's `__vitePreload` (build/piecesCanBeTriedAgain.ts).
 *
 * Older browsers remember a module that could not be fetched, and every module that imports it, as failed until the
 * page is reloaded, and Vite's own loader never asks for a style sheet twice. So each file is fetched first, which
 * may be tried again for ever, and the browser's modules see only files that have arrived. Rejects with `MissingFile`.
 */
export async function importPiece<Module>(load: () => Promise<Module>, files: readonly string[] = [], importer?: string): Promise<Module> {
  const missing = files.map((file) => new URL(file, importer)).filter(({ href }) => !isOnPage(href));
  await Promise.all(missing.map(arrival));
  await Promise.all(missing.filter(({ pathname }) => pathname.endsWith('.css')).map(({ href }) => applied(href)));
  try {
    return await load();
  } catch (error) {
    // Its files came, but not to the browser's modules: next time they are fetched past every cache.
    for (const { href } of missing) if (fetched.delete(href)) missed.add(href);
    throw error;
  }
}

function isOnPage(href: string): boolean {
  return [...document.querySelectorAll('link')].some((link) => link.href === href && link.rel !== 'prefetch');
}

function arrival(file: URL): Promise<void> {
  const known = fetched.get(file.href);
  if (known !== undefined) return known;
  const coming = fetchFile(file).then(
    () => void missed.delete(file.href),
    (error: unknown) => {
      fetched.delete(file.href);
      missed.add(file.href);
      throw error;
    },
  );
  fetched.set(file.href, coming);
  return coming;
}

async function fetchFile({ href, pathname }: URL): Promise<void> {
  const name = pathname.slice(pathname.lastIndexOf('/') + 1);
  const response = await fetch(href, { cache: missed.has(href) ? 'reload' : 'default' }).catch(() => null);
  if (response === null) throw new MissingFile(navigator.onLine ? `The server did not answer when asked for ${name}.` : `There is no connection to fetch ${name} over.`);
  if (!response.ok) throw new MissingFile(`The server has no ${name} (it answers ${response.status}).`);
  const type = response.headers.get('content-type') ?? '';
  if (!/javascript|ecmascript|css/.test(type)) throw new MissingFile(`The server answers with ${type.split(';', 1)[0] || 'something unnamed'} when asked for ${name}.`);
  const body = await response.blob().catch(() => null);
  if (body === null) throw new MissingFile(`${name} broke off on its way.`);
}

/** Style sheets that are being applied, by address. */
const applying = new Map<string, Promise<void>>();

function applied(href: string): Promise<void> {
  const known = applying.get(href);
  if (known !== undefined) return known;
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.crossOrigin = '';
  sheet.href = href;
  const coming = new Promise<void>((resolve, reject) => {
    sheet.addEventListener('load', () => resolve());
    sheet.addEventListener('error', () => {
      applying.delete(href);
      sheet.remove();
      reject(new MissingFile(`The style sheet ${href.slice(href.lastIndexOf('/') + 1)} did not arrive.`));
    });
  });
  document.head.append(sheet);
  applying.set(href, coming);
  return coming;
}
