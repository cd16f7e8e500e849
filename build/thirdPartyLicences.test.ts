import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

// Source maps name the files that a chunk was made of, and know nothing of the plugin.

const root = fileURLToPath(new URL('..', import.meta.url));
const built = `${root}.cache/licences`;
let inTheBundle: ReadonlySet<string>;
let sections: ReadonlyMap<string, string>;

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [`${root}node_modules/vite/bin/vite.js`, 'build', '--sourcemap', '--outDir', built, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(stderr);
  const maps = readdirSync(`${built}/assets`).filter((file) => file.endsWith('.js.map'));
  const sources = maps.flatMap((map): string[] => JSON.parse(readFileSync(`${built}/assets/${map}`, 'utf8')).sources);
  inTheBundle = new Set(sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
  const text = readFileSync(`${built}/third-party-licenses.txt`, 'utf8');
  sections = new Map(text.split(/^==== (?=.* ====$)/m).slice(1).map((section) => [/\S+/.exec(section)?.[0] ?? '', section]));
}, 60_000);

describe('the file of licences', () => {
  it('has every package of the page and of the worker, and no other', () => {
    const buildTools = ['rolldown', 'vite'];
    expect([...inTheBundle]).toEqual(expect.arrayContaining(['react-dom', 'recharts', '@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-webgl', 'long']));
    expect([...sections.keys()].toSorted()).toEqual([...inTheBundle, ...buildTools].toSorted());
  });

  it('has the conditions and the holder of the copyright of each', () => {
    for (const section of sections.values()) {
      expect(section).toMatch(/Permission is hereby granted|Permission to use, copy|TERMS AND CONDITIONS FOR USE|Redistribution and use in source and binary forms/);
      expect(section).toMatch(/Copyright \S/);
    }
    expect(sections.get('@tensorflow/tfjs-core')).toMatch(/Copyright 20\d\d Google/);
  });
});

it('leaves no legal comment in the chunks', () => {
  const chunks = readdirSync(`${built}/assets`).filter((file) => file.endsWith('.js'));
  expect(chunks.filter((chunk) => readFileSync(`${built}/assets/${chunk}`, 'utf8').includes('@license'))).toEqual([]);
});
