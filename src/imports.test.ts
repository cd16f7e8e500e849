import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('.', import.meta.url));

/** All imports of a file by relative address: static, dynamic, of a type, for effect, of a worker, of CSS. */
const IMPORT = /(?:\bfrom|\bimport|@import|\bURL\(|\bimport\()\s*['"](\.{1,2}\/[^'"?]+)(?:\?[^'"]*)?['"]/g;

/** Files that only tests read. */
const IS_FOR_TESTS = /\.test\.tsx?$|(^|\/)testing\//;

/** What `locks.test.ts` plants, and takes away again, while other tests run. */
const IS_PLANTED = /(^|\/)planted\.ts$/;

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ts|tsx|css)$/.test(path) && !path.endsWith('.d.ts') && !IS_PLANTED.test(path));
const production = files.filter((path) => !IS_FOR_TESTS.test(path));
const importsOf = new Map(files.map((path) => [path, read(path)]));

function read(path: string): readonly string[] {
  const source = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[^]*?\*\//g, '');
  return [...source.matchAll(IMPORT)].map(([, address = '']) => normalize(join(dirname(path), address))).filter((target) => !target.startsWith('..'));
}

/** A way round, by names, in a graph of who imports whom; null when there is none. */
function circleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | null {
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (done.has(name)) return null;
    for (const next of graph.get(name) ?? []) {
      const circle = walk(next, [...way, name]);
      if (circle !== null) return circle;
    }
    done.add(name);
    return null;
  };
  for (const name of graph.keys()) {
    const circle = walk(name, []);
    if (circle !== null) return circle;
  }
  return null;
}

/** What in a folder, its files and folders, imports what else in it. */
function graphOf(folder: string): ReadonlyMap<string, ReadonlySet<string>> {
  const graph = new Map<string, Set<string>>();
  const childOf = (path: string): string | null => {
    const inside = relative(folder, path);
    return inside.startsWith('..') ? null : (inside.split('/')[0] ?? null);
  };
  for (const path of production) {
    const child = childOf(path);
    if (child === null) continue;
    const targets = graph.get(child) ?? new Set();
    graph.set(child, targets);
    for (const target of importsOf.get(path) ?? []) {
      const other = childOf(target);
      if (other !== null && other !== child) targets.add(other);
    }
  }
  return graph;
}

it('finds the file behind every import', () => {
  const missing = [...importsOf].flatMap(([path, targets]) => targets.filter((target) => !existsSync(join(root, target))).map((target) => `${path} imports ${target}`));
  expect(missing).toEqual([]);
});

/** What no import of the product leads to: the build puts the first in, tests hold links to the second. */
const ELSEWHERE = new Set(['shell/pieces/pieceFiles.ts', 'core/link/goldenLinks.ts']);

it('reaches every file of the product from main.tsx', () => {
  const reached = new Set<string>(['main.tsx']);
  for (const path of reached) for (const target of importsOf.get(path) ?? []) reached.add(target);
  expect(production.filter((path) => !reached.has(path) && !ELSEWHERE.has(path))).toEqual([]);
  expect([...reached].filter((path) => IS_FOR_TESTS.test(path))).toEqual([]);
});

const folders = ['', ...new Set(production.map((path) => dirname(path)).filter((folder) => folder !== '.'))].flatMap((folder) => folder.split('/').map((_, depth, names) => names.slice(0, depth + 1).join('/')));

it.each([...new Set(folders)])('lets imports within src/%s run one way only', (folder) => {
  expect(circleIn(graphOf(folder))).toBeNull();
});

it('has every file that ARCHITECTURE.md names', () => {
  const page = readFileSync(join(root, '../ARCHITECTURE.md'), 'utf8');
  const named = [...page.matchAll(/`((?:[\w-]+\/)*[\w.-]+\.(?:tsx?|css|js|json|html))`/g)].map(([, path = '']) => path);
  const known = [...files, 'locks.test.ts'].map((path) => `src/${path}`);
  const isThere = (path: string): boolean => existsSync(join(root, '..', path)) || known.some((each) => each.endsWith(`/${path}`));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});
