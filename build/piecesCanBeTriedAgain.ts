import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Vite's loader of what a dynamic import needs, by the id that it has inside Vite. */
const PRELOADER = '\0vite/preload-helper.js';

/** A dynamic import of a piece that needs no file but itself and the one that imports it: Vite then names none to the loader. */
const ALONE = /(import\((["'`])\.\/([\w.-]+\.js)\2\)[^[\]]*?,)\[\](?=,import\.meta\.url)/g;

/** Puts our loader, which can try again, in place of Vite's, and names to it every file of a piece. */
export function piecesCanBeTriedAgain(): Plugin {
  let isReplaced = false;
  return {
    name: 'pieces-can-be-tried-again',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== PRELOADER) return null;
      isReplaced = true;
      const loader = fileURLToPath(new URL('../src/shell/pieces/pieceFiles.ts', import.meta.url));
      return `export { importPiece as __vitePreload } from ${JSON.stringify(loader)};`;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (!isReplaced) this.error('Vite no longer loads its preloader by the name that build/piecesCanBeTriedAgain.ts replaces.');
        for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(ALONE, '$1["./$3"]');
      },
    },
  };
}
