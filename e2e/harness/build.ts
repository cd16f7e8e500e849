import { fileURLToPath } from 'node:url';
import { build, preview, type InlineConfig } from 'vite';
import { assemblyKernels } from '../../build/assemblyKernels.ts';

const config: InlineConfig = {
  configFile: false,
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  plugins: [assemblyKernels()],
  build: {
    // Of each of Playwright's workers its own: another may build at the same time.
    outDir: fileURLToPath(new URL(`../../.cache/harness/${process.env['TEST_PARALLEL_INDEX'] ?? '0'}`, import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
  },
  preview: { port: 0, host: 'localhost' },
};

/** Builds the page that gives browser tests the engines themselves. */
export async function buildHarness(): Promise<void> {
  await build(config);
}

/** A harness page being served. */
export interface ServedHarness {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built page on a free port. */
export async function serveHarness(): Promise<ServedHarness> {
  const server = await preview(config);
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The harness is not served at any address.');
  return { url, close: () => server.close() };
}
