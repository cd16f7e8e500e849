// What `npm start`, `npm test` and `npm run bench` need before they can begin.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.installed-from`;

/** Ends the program with a message instead of a stack. */
export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}

/** Runs a command in the repository, its output shown; returns whether it succeeded. */
export function run(command, args, env = {}) {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  return status === 0;
}

/** Runs a tool that the lockfile pins. */
export function tool(name, args, env) {
  return run(process.execPath, [`${root}node_modules/${binaries[name]}`, ...args], env);
}

const binaries = {
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  knip: 'knip/bin/knip.js',
  vitest: 'vitest/vitest.mjs',
  vite: 'vite/bin/vite.js',
  playwright: 'playwright/cli.js',
};

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) fail(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
}

/** Installs the pinned packages unless they are already those of the lockfile. */
export function installPackages() {
  checkNode();
  const wanted = createHash('sha256').update(readFileSync(`${root}package-lock.json`)).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!run('npm', ['ci', '--no-audit', '--no-fund'])) fail('The packages could not be installed (npm ci failed, see above).');
  mkdirSync(`${root}node_modules`, { recursive: true });
  writeFileSync(stamp, wanted);
}
