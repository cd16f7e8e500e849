import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Where the built page finds the licences of what it contains. */
const FILE_NAME = 'third-party-licenses.txt';

/** Virtual modules that are code of a build tool. */
const BUILD_TOOLS: readonly (readonly [prefix: string, folder: string])[] = [
  ['\0vite/', 'node_modules/vite'],
  ['\0rolldown/', 'node_modules/rolldown'],
];

const LICENCE_FILE = /^(licen[cs]e|copying)([.-].*)?$/i;
const NOTICE_FILE = /^notice([.-].*)?$/i;
/** Vite's licence goes on with those of packages that are in Vite and not in the page. */
const BUNDLED_INTO_VITE = /\n# Licenses of bundled dependencies[^]*/;
const LEGAL_COMMENT = /\/\*[*!][^]*?\*\//g;
const COPYRIGHT_LINE = /Copyright\b.*\d{4}.*/g;

/** The whole text of a licence for packages that name it and do not bring it along; it names no copyright holder. */
const TEXTS: ReadonlyMap<string, URL> = new Map([['Apache-2.0', new URL('apache-2.0.txt', import.meta.url)]]);

/**
 * Writes the licences of the packages whose modules are in the bundle, those of the worker too: the same instance
 * belongs among the plugins of page and worker. A package without a licence ends the build.
 *
 * Vite's own `build.license` does not see the worker.
 */
export function thirdPartyLicences(): Plugin {
  const modules = new Set<string>();
  let root = '';
  return {
    name: 'third-party-licences',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') for (const id of chunk.moduleIds) modules.add(id);
      }
      // Workers are bundled while the page's modules load, so the page comes last and knows all.
      if (!this.environment.config.isWorker) this.emitFile({ type: 'asset', fileName: FILE_NAME, source: licencesOf(modules, root) });
    },
  };
}

function licencesOf(modules: ReadonlySet<string>, root: string): string {
  const byFolder = new Map<string, string[]>();
  for (const id of modules) {
    const folder = packageFolderOf(id, root);
    if (folder !== undefined) byFolder.set(folder, [...(byFolder.get(folder) ?? []), id]);
  }
  const sections = [...byFolder].map(([folder, ids]) => sectionOf(folder, ids)).toSorted();
  return [`Dead ReLU Lab contains code of ${sections.length} packages. Their licences follow.\n`, ...sections].join('\n\n');
}

function packageFolderOf(id: string, root: string): string | undefined {
  const tool = BUILD_TOOLS.find(([prefix]) => id.startsWith(prefix));
  if (tool !== undefined) return join(root, tool[1]);
  if (!id.includes('/node_modules/')) return undefined;
  // A package may hold a package.json without a name that only says what kind its modules are.
  for (let folder = dirname(id); folder.includes('/node_modules/'); folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).version !== undefined) return folder;
  }
  throw new Error(`No package.json with a version belongs to ${id}.`);
}

function sectionOf(folder: string, modules: readonly string[]): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).toSorted();
  const licences = files.filter((file) => LICENCE_FILE.test(file)).map((file) => textOf(join(folder, file)).replace(BUNDLED_INTO_VITE, ''));
  const notices = files.filter((file) => NOTICE_FILE.test(file)).map((file) => textOf(join(folder, file)));
  if (licences.length === 0) {
    const text = TEXTS.get(license);
    if (text === undefined) throw new Error(`${name} has no licence file, and no text of its licence "${license}" is known: see build/thirdPartyLicences.ts.`);
    licences.push(copyrightsIn(modules).join('\n'), textOf(text));
  }
  return `${[`==== ${name} ${version} (${license}) ====`, ...licences, ...notices].join('\n\n')}\n`;
}

function textOf(path: string | URL): string {
  return readFileSync(path, 'utf8').replace(/^\s*\n/, '').trimEnd();
}

/** What the modules' own legal comments, which the build removes, say about their copyright. */
function copyrightsIn(modules: readonly string[]): string[] {
  const comments = modules.flatMap((id) => readFileSync(id.replace(/\?.*$/, ''), 'utf8').match(LEGAL_COMMENT) ?? []);
  return [...new Set(comments.flatMap((comment) => comment.match(COPYRIGHT_LINE) ?? []).map((line) => line.trim()))].toSorted();
}
