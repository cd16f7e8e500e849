import type { Plugin, Rolldown } from 'vite';

/** The modules with which the page and its worker begin. */
const ENTRY = /[\\/](index\.html|src[\\/]main\.tsx|src[\\/]engine[\\/]worker\.ts)$/;

/** What the worker's entry imports at once. */
export const ENGINE = 'engine';

/**
 * Puts what an entry imports at once into one chunk beside it, so that no chunk imports the entry: WebKit evaluates a
 * worker's entry again when a chunk that comes later imports it, and the second copy takes over the messages.
 */
export function besideEntry(name: string): Rolldown.OutputOptions {
  return { codeSplitting: { groups: [{ name, tags: ['$initial'], test: (id) => !ENTRY.test(id) }] } };
}

/** Has the page fetch what the worker imports at once, so that the worker does not ask for it only when its entry has come. */
export function preloadEngine(): Plugin {
  return {
    name: 'preload-engine',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => file.startsWith(`assets/${ENGINE}-`))
          .map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` }, injectTo: 'head' })),
    },
  };
}
