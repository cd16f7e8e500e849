import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig, type Plugin } from 'vite';
import { assemblyKernels } from '../build/assemblyKernels.ts';

/** Something asked of the server, with the clock's time in milliseconds. */
export interface Asked {
  readonly path: string;
  readonly at: number;
}

/** A built page being served on a free port. */
export interface Served {
  readonly url: string;
  /** Folder of the built files. */
  readonly folder: string;
  /** All that was asked so far. */
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

function at(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** Builds the product as `npm start` does, in a folder of its own, and serves it. */
export function serveProduct(): Promise<Served> {
  return buildAndServe({ root: at('..'), configFile: at('../vite.config.ts') }, at('../.cache/bench/product'));
}

/** Builds and serves the page that makes steps. */
export function serveBenchPage(): Promise<Served> {
  return buildAndServe({ root: at('page'), configFile: false }, at('../.cache/bench/page'));
}

/** Builds the script that watches a page; the path of a file to run before a page's own. */
export async function buildWatch(): Promise<string> {
  const folder = at('../.cache/bench/watch');
  await build({
    configFile: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, lib: { entry: at('page/watch.ts'), formats: ['iife'], name: 'watched', fileName: () => 'watch.js' } },
  });
  return `${folder}/watch.js`;
}

async function buildAndServe(base: InlineConfig, folder: string): Promise<Served> {
  const asked: Asked[] = [];
  const config: InlineConfig = {
    ...base,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 4000 },
    preview: { port: 0, host: 'localhost' },
    plugins: [requestLog(asked), ...(base.configFile === false ? [assemblyKernels()] : [])],
  };
  await build(config);
  const server = await preview(config);
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The built page is not served at any address.');
  return { url, folder, asked, close: () => server.close() };
}

function requestLog(asked: Asked[]): Plugin {
  return {
    name: 'request-log',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        asked.push({ path: request.url?.split('?', 1)[0] ?? '/', at: Date.now() });
        next();
      });
    },
  };
}
