import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

// The two locks of the architecture must fail on a planted violation: a checker can also pass by reading nothing.

const root = fileURLToPath(new URL('..', import.meta.url));
const planted: string[] = [];

function plant(path: string, source: string): string {
  planted.push(`${root}${path}`);
  writeFileSync(`${root}${path}`, source);
  return path;
}

function lint(path: string): string {
  const { stdout } = spawnSync(process.execPath, [`${root}node_modules/oxlint/bin/oxlint`, '--format=unix', path], { cwd: root, encoding: 'utf8' });
  return stdout;
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0;
}

afterEach(() => {
  for (const path of planted.splice(0)) rmSync(path, { force: true });
});

describe('the lint lock', () => {
  it.each([
    ['core importing the engine', 'src/core/planted.ts', '../engine/trainer.ts'],
    ['core importing a package', 'src/core/planted.ts', 'zustand'],
    ['the engine importing the store', 'src/engine/planted.ts', '../store/state.ts'],
    ['the engine importing React', 'src/engine/planted.ts', 'react'],
    ['the store importing a panel', 'src/store/planted.ts', '../panels/panel.ts'],
    ['a panel importing the shell', 'src/panels/network/planted.ts', '../../shell/Shell.tsx'],
    ['a panel importing another panel', 'src/panels/network/planted.ts', '../loss/Loss.tsx'],
    ['what panels share importing a panel', 'src/panels/chart/line/planted.ts', '../../loss/Loss.tsx'],
    ['ui importing the store', 'src/ui/planted.ts', '../store/state.ts'],
    ['the model of the page importing a view', 'src/shell/model/address/planted.ts', '../../bar/TopBar.tsx'],
    ['a panel importing TensorFlow.js', 'src/panels/network/planted.ts', '@tensorflow/tfjs-core'],
    ['lessons importing the store', 'src/lessons/planted.ts', '../store/state.ts'],
    ['the shell importing the engine', 'src/shell/planted.ts', '../engine/trainer.ts'],
  ])('rejects %s', (_, path, source) => {
    const report = lint(plant(path, `import * as planted from '${source}';\nexport const used = planted;\n`));
    expect(countOf(/no-restricted-imports/g, report)).toBe(1);
  });

  it('knows every panel by name', () => {
    const folders = readdirSync(`${root}src/panels`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const panels = folders.filter((name) => !['chart', 'frame', 'picture', 'run'].includes(name)).toSorted();
    expect(readFileSync(`${root}.oxlintrc.json`, 'utf8').split(`(${panels.join('|')})`)).toHaveLength(3);
  });

  it.each(['src/panels/network/planted.ts', 'src/panels/frame/planted.ts', 'src/ui/planted.ts', 'src/shell/planted.ts'])('leaves lazyPiece the only way to load a part of the page later: %s', (path) => {
    const report = lint(plant(path, "import { lazy } from 'react';\nexport const used = lazy;\n"));
    expect(countOf(/no-restricted-imports/g, report)).toBe(1);
  });

  it('accepts a panel importing what panels share and the store', () => {
    const path = plant('src/panels/network/planted.ts', "export { studyOf } from '../../store/state.ts';\nexport { PanelFrame } from '../frame/PanelFrame.tsx';\n");
    expect(countOf(/no-restricted-imports/g, lint(path))).toBe(0);
  });
});

describe('the compiler lock', () => {
  function compile(project: string): string {
    const { stdout } = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', project, '--noEmit', '--pretty', 'false'], { cwd: root, encoding: 'utf8' });
    return stdout;
  }

  it('knows no DOM, no clock and no console in core', () => {
    plant('src/core/planted.ts', 'export const planted = [document.title, performance.now(), console.log];\n');
    const errors = compile('src/core').split('\n').filter((line) => line.startsWith('src/core/planted.ts'));
    expect(errors).toHaveLength(3);
  });

  it('refuses to compile core with a file of another layer', () => {
    plant('src/core/planted.ts', "export type { Trainer } from '../engine/trainer.ts';\n");
    expect(compile('src/core')).toMatch(/TS6307|TS6059/);
  });
});
