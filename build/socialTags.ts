import type { Plugin } from 'vite';

const PREVIEW = 'preview.png';

/**
 * Tags by which other sites show a link to the page. They need whole addresses: `SITE_URL` says where the build will be. Without it the
 * picture's address is relative, which some sites read and some do not.
 */
export function socialTags(): Plugin {
  return {
    name: 'social-tags',
    transformIndexHtml(html) {
      const site = siteUrl(process.env['SITE_URL']);
      const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '';
      const description = /<meta name="description" content="(.*?)"/.exec(html)?.[1] ?? '';
      const tags: Readonly<Record<string, string>> = {
        'og:type': 'website',
        'og:title': title,
        'og:description': description,
        'og:image': site === null ? `./${PREVIEW}` : new URL(PREVIEW, site).href,
        'og:image:width': '1200',
        'og:image:height': '630',
        'og:image:alt': 'The page after a run: all 64 units of a layer are dead. One bar a unit; within the first epochs all bars turn hatched.',
        ...(site === null ? {} : { 'og:url': site }),
      };
      return [
        ...Object.entries(tags).map(([property, content]) => ({ tag: 'meta', attrs: { property, content }, injectTo: 'head' as const })),
        { tag: 'meta', attrs: { name: 'twitter:card', content: 'summary_large_image' }, injectTo: 'head' as const },
      ];
    },
  };
}

/** Where the build will be, with a slash at the end; null where that is not said. Throws when it is no address. */
function siteUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const { href, protocol } = new URL(text);
  if (!/^https?:$/.test(protocol)) throw new Error(`SITE_URL is ${text}; it must begin with https:// or http://.`);
  return href.endsWith('/') ? href : `${href}/`;
}
