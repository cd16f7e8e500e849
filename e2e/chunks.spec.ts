import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'playwright/test';

const build = fileURLToPath(new URL('../dist/', import.meta.url));
const chunks = readdirSync(`${build}assets`)
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, code: readFileSync(`${build}assets/${name}`, 'utf8') }));

/** File names that a pattern's first group finds in a text. */
function named(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []);
}

// WebKit evaluates a worker's entry again when a chunk that comes later imports it: the second copy takes over the messages.
test('no chunk of the build imports an entry, the page’s or a worker’s', () => {
  const pages = named(/<script type="module"[^>]* src="\.\/assets\/([^"]+)"/g, readFileSync(`${build}index.html`, 'utf8'));
  const workers = chunks.flatMap(({ code }) => named(/new URL\([`"']([^`"']+\.js)[`"'],/g, code));
  const imports = chunks.flatMap(({ name, code }) => named(/(?:\bfrom|\bimport\(?)\s*[`"']\.\/([^`"']+\.js)[`"']/g, code).map((imported) => ({ name, imported })));

  expect(pages).toHaveLength(1);
  expect(workers).toContainEqual(expect.stringMatching(/^worker-/));
  const entries = new Set([...pages, ...workers]);
  expect(imports.filter(({ name }) => entries.has(name)), 'entries import other chunks').not.toEqual([]);
  expect(imports.filter(({ imported }) => entries.has(imported))).toEqual([]);
});
