// npm run check:exports: trains, exports, and lets Python read what was exported and train it again. docs/exports.md says what is held to what.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fail, installPackages, root, run } from './toolchain.mjs';

const python = process.env.PYTHON ?? 'python3';
const REQUIRED = ['numpy', 'torch', 'nbformat'];

const found = spawnSync(python, ['-c', `import importlib.util as u; print(' '.join(m for m in ${JSON.stringify(REQUIRED)} if u.find_spec(m) is None))`], { encoding: 'utf8' });
if (found.error !== undefined || found.status !== 0) fail(`${python} could not be started. The exports are checked by Python 3.9 or newer; PYTHON names another than python3.`);
const missing = found.stdout.trim();
if (missing !== '') fail(`${python} has no ${missing.replaceAll(' ', ', ')}. The exports are checked by Python with ${REQUIRED.join(', ')} (pip install ${missing}); PYTHON names another than python3.`);

installPackages();
process.env.NODE_ENV = 'production';
const { runnerImport } = await import('vite');
const load = async (path, plugins = []) => (await runnerImport(`${root}${path}`, { root, configFile: false, logLevel: 'warn', plugins })).module;
const { assemblyKernels } = await load('build/assemblyKernels.ts');
const { writeExportCases } = await load('scripts/exportCases.ts', [assemblyKernels()]);

const folder = `${root}.cache/exports`;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
await writeExportCases(folder);
process.exit(run(python, ['-B', `${root}python/check_exports.py`, folder]) ? 0 : 1);
