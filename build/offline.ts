import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/** The service worker's file in the build; `src/shell/model/offline` registers it. */
const FILE_NAME = 'service-worker.js';
/** What the page does not need: it is for hosts and for other sites. */
const NOT_KEPT = new Set(['_headers', 'preview.png', FILE_NAME]);

/** Writes the service worker that keeps the build for use without a network: what it does stands in `serviceWorker.js`. */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined) return;
      const program = readFileSync(new URL('serviceWorker.js', import.meta.url), 'utf8');
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(dir.length + 1).replaceAll(sep, '/'))
        .filter((file) => !NOT_KEPT.has(file) && !file.endsWith('.map'))
        .toSorted();
      const hash = createHash('sha256').update(program);
      for (const file of files) hash.update(file).update(readFileSync(join(dir, file)));
      const asked = files.map((file) => (file === 'index.html' ? './' : file));
      writeFileSync(join(dir, FILE_NAME), `const VERSION = '${hash.digest('hex').slice(0, 16)}';\nconst FILES = ${JSON.stringify(asked)};\n\n${program}`);
    },
  };
}
