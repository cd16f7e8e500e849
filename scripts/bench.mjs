// npm run bench: builds, measures in Chromium, prints one table and writes it as JSON. docs/performance.md explains it.
import { findBrowser } from './browser.mjs';
import { fail, installPackages, root } from './toolchain.mjs';

installPackages();
// Before vite is asked for anything: it would set it to development, and the page would be built with React's slow half.
process.env.NODE_ENV = 'production';
process.env.CHROMIUM_PATH = await findBrowser();

const { runnerImport } = await import('vite');
const load = async (path) => (await runnerImport(`${root}${path}`, { root, configFile: false, logLevel: 'warn' })).module;

const { readOptions } = await load('bench/options.ts');
let options;
try {
  options = readOptions(process.argv.slice(2));
} catch ({ message }) {
  fail(message);
}
const { runBench } = await load('bench/runBench.ts');
await runBench(options, `${root}.cache/bench.json`);
