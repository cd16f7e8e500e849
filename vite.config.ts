import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { contentSecurityPolicy } from './build/contentSecurityPolicy.ts';
import { thirdPartyLicences } from './build/thirdPartyLicences.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const licences = thirdPartyLicences();

/** The modules with which the page and its worker begin. */
const ENTRY = /[\\/](index\.html|src[\\/]main\.tsx|src[\\/]engine[\\/]worker\.ts)$/;
/** What the worker's entry imports at once. */
const ENGINE = 'engine';

/**
 * Puts what an entry imports at once into one chunk beside it, so that no chunk imports the entry: WebKit evaluates a
 * worker's entry again when a chunk that comes later imports it, and the second copy takes over the messages.
 */
function besideEntry(name: string): Rolldown.OutputOptions {
  return { codeSplitting: { groups: [{ name, tags: ['$initial'], test: (id) => !ENTRY.test(id) }] } };
}

/** Has the page fetch what the worker imports at once, so that the worker does not ask for it only when its entry has come. */
function preloadEngine(): Plugin {
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

/** Vite's loader of what a dynamic import needs, by the id that it has inside Vite. */
const PRELOADER = '\0vite/preload-helper.js';

/** Puts our loader, which can try again, in place of Vite's. */
function piecesCanBeTriedAgain(): Plugin {
  let isReplaced = false;
  return {
    name: 'pieces-can-be-tried-again',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== PRELOADER) return null;
      isReplaced = true;
      const loader = fileURLToPath(new URL('src/shell/pieces/pieceFiles.ts', import.meta.url));
      return `export { importPiece as __vitePreload } from ${JSON.stringify(loader)};`;
    },
    generateBundle() {
      if (!isReplaced) this.error('Vite no longer loads its preloader by the name that vite.config.ts replaces.');
    },
  };
}

export default defineConfig({
  base: './',
  define: { 'import.meta.env.APP_VERSION': JSON.stringify(version) },
  plugins: [react(), contentSecurityPolicy(), preloadEngine(), piecesCanBeTriedAgain(), licences],
  build: { target: 'es2022', rolldownOptions: { output: besideEntry('lab') } },
  // Legal comments would stay in the worker's chunks; the file of licences holds what they say.
  worker: { format: 'es', plugins: () => [licences], rolldownOptions: { output: { ...besideEntry(ENGINE), comments: { legal: false } } } },
});
