// npm start: installs what is missing, builds, and serves the production build.
import { createServer } from 'node:net';
import { fail, installPackages, tool } from './toolchain.mjs';

const port = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(port) || port < 1 || port > 65535) fail(`PORT is "${process.env.PORT}"; it must be a whole number from 1 to 65535.`);

await new Promise((resolve) => {
  const probe = createServer();
  probe.once('error', ({ code }) => fail(code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start` : `Port ${port} cannot be used (${code}).`));
  probe.listen(port, 'localhost', () => probe.close(resolve));
});

installPackages();
if (!tool('vite', ['build'])) fail('The build failed, see above.');

const { preview } = await import('vite');
const server = await preview({ preview: { port, strictPort: true } }).catch(({ message }) => fail(`The page cannot be served: ${message}`));
console.log(`\nDead ReLU Lab: ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`}\nPress Ctrl+C to stop.`);
