import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Vite's loader of what a dynamic import needs, by the id that it has inside Vite. */
const PRELOADER = '\0vite/preload-helper.js';

/** Puts our loader, which can try again, in place of Vite's. */
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
    generateBundle() {
      if (!isReplaced) this.error('Vite no longer loads its preloader by the name that build/piecesCanBeTriedAgain.ts replaces.');
    },
  };
}
