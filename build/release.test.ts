import { readFileSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { socialTags } from './socialTags.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** The tags that the build adds to the page, by name. */
async function tagsOf(html: string): Promise<Readonly<Record<string, unknown>>> {
  const { transformIndexHtml: transform } = socialTags();
  if (typeof transform !== 'function') throw new Error('The plugin does not transform the page.');
  const added: unknown = await Reflect.apply(transform, undefined, [html]);
  if (!Array.isArray(added)) throw new Error('The plugin adds no tags.');
  return Object.fromEntries(added.map(({ attrs }) => [attrs.property ?? attrs.name, attrs.content]));
}

afterEach(() => vi.unstubAllEnvs());

it('is cited under the version that it has', () => {
  const { version } = JSON.parse(read('package.json'));
  expect(read('CITATION.cff')).toContain(`\nversion: ${version}\n`);
});

it('is shown elsewhere by its own title, sentence and picture, whose whole address is known where the site is', async () => {
  const html = read('index.html');
  vi.stubEnv('SITE_URL', '');
  const { 'og:title': title, 'og:description': description, 'og:image': picture, 'og:url': none } = await tagsOf(html);
  expect([title, picture, none]).toEqual(['Is ReLU dead?', './preview.png', undefined]);
  expect(html).toContain(`content="${String(description)}"`);
  vi.stubEnv('SITE_URL', 'https://example.org/lab');
  expect(await tagsOf(html)).toMatchObject({ 'og:image': 'https://example.org/lab/preview.png', 'og:url': 'https://example.org/lab/' });
});

it('is not built for an address that is none', async () => {
  for (const wrong of ['lab', 'ftp://example.org/']) {
    vi.stubEnv('SITE_URL', wrong);
    await expect(tagsOf(read('index.html'))).rejects.toThrow(/URL/);
  }
});

it('has a preview of the size that its tags state', () => {
  const png = readFileSync(new URL('../public/preview.png', import.meta.url));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});
