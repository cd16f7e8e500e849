// npm run bench: the article's first experiment at full size on the cpu engine, against a bare typed-array loop.
import { fileURLToPath } from 'node:url';
import { installPackages } from './toolchain.mjs';

installPackages();
const { build } = await import('vite');
const bundle = fileURLToPath(new URL('../.cache/bench', import.meta.url));
await build({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  logLevel: 'warn',
  build: { ssr: 'bench/articleOnCpu.ts', outDir: bundle, emptyOutDir: true, minify: false, rolldownOptions: { output: { entryFileNames: '[name].mjs' } } },
});
const { measureArticleOnCpu } = await import(`${bundle}/articleOnCpu.mjs`);

const { steps, bareSeconds, engineSeconds, engineWithTelemetrySeconds, validationLoss, deadFraction } = await measureArticleOnCpu();
const row = (name, seconds) =>
  console.log(`${name.padEnd(36)} ${seconds.toFixed(2).padStart(7)} s ${((seconds / steps) * 1e6).toFixed(1).padStart(7)} µs a step ${(seconds / bareSeconds).toFixed(2).padStart(6)} ×`);
console.log(`The article's first experiment, ${steps.toLocaleString('en')} steps, Node ${process.version}`);
row('bare loop of typed arrays', bareSeconds);
row('cpu engine, training alone', engineSeconds);
row('cpu engine, with telemetry', engineWithTelemetrySeconds);
console.log(`validation loss ${validationLoss.toFixed(5)}, ${(deadFraction * 100).toFixed(0)} % of units dead on the probe`);
