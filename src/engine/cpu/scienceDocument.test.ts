import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawRows } from '../../core/experiment/birth/drawRows.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { initialParameters } from '../../core/experiment/birth/initialParameters.ts';
import { layoutOf, probeRowsOf } from '../../core/experiment/layout.ts';
import { shuffledTrainRows } from '../../core/experiment/birth/shuffle.ts';
import { decodeLink } from '../../core/link/decode.ts';
import { naturalLogarithm, normalFromUniform } from '../../core/random/normal.ts';
import { STREAM } from '../../core/random/streams.ts';
import { threefry2x32 } from '../../core/random/threefry.ts';
import { CHANCE, marginOf, PLACED } from '../../core/diagnosis/margins.ts';
import { ACTIVATIONS, type ActivationRow } from '../../core/vocabulary/activations.ts';
import { DROPPED_VALUE, dropoutOf } from '../../core/vocabulary/dropout.ts';
import { INITIALIZERS, KERNEL_DRAWS } from '../../core/vocabulary/initializers.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { DropoutMask } from './dropoutMask.ts';
import { NetworkPass } from './networkPass.ts';

const DOCUMENT = readFileSync(new URL('../../../docs/science.md', import.meta.url), 'utf8');

/** Cells of the table whose first row is `head`, without head and rule. */
function tableOf(head: string): readonly (readonly string[])[] {
  const [, after = ''] = DOCUMENT.split(`\n| ${head} |\n`);
  const [body = ''] = after.split('\n\n');
  return body.split('\n').slice(1).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')));
}

/** The number that the document writes where `around` has its group. */
function numberIn(around: RegExp): number {
  return Number(around.exec(DOCUMENT)?.[1]?.replaceAll(',', '') ?? NaN);
}

it('gives words of Threefry that the generator gives', () => {
  const vectors = tableOf('key | counter | words').map((cells) => cells.map((cell) => cell.split(' ').map((word) => Number.parseInt(word, 16))));
  expect(vectors).toHaveLength(3);
  for (const [[key0 = 0, key1 = 0] = [], [counter0 = 0, counter1 = 0] = [], expected] of vectors) {
    const words = new Uint32Array(2);
    threefry2x32(words, key0, key1, counter0, counter1);
    expect([...words]).toEqual(expected);
  }
});

it('numbers the streams as they are', () => {
  expect(tableOf('stream | number | seed | layer | counter 0 | counter 1 | word').map(([name, number]) => [name, Number(number)])).toEqual(Object.entries(STREAM));
});

describe('values to check against', () => {
  const documented = new Map(tableOf('of | is').map(([name = '', values = '']) => [name, values.split(', ').map(Number)]));
  const of = (link: string): Experiment => decodeLink(link).experiment;
  const kernel = (link: string): readonly number[] => [...initialParameters(of(link)).subarray(0, 4)];
  const outputKernel = (): readonly number[] => {
    const start = layoutOf(of('')).layers.at(-1)?.kernelStart ?? NaN;
    return [...initialParameters(of('')).subarray(start, start + 4)];
  };
  const order = (epoch: number): readonly number[] => {
    const rows = new Uint32Array(10);
    shuffledTrainRows(of(''), epoch, rows);
    return [...rows];
  };
  const dropped = (): readonly number[] => {
    const outputs = new Float32Array(8).fill(1);
    const dropout = dropoutOf({ dropout: 0.5, alphaDropout: 0 });
    if (dropout === null) throw new Error('The layer drops nothing.');
    new DropoutMask(dropout, 1, 8, 1).forward(outputs, 1, { seed: 1, step: 0, firstRow: 0 });
    return [...outputs].map((output) => (output === 0 ? 1 : 0));
  };
  const drawn: readonly (readonly [string, readonly number[]])[] = [
    ['the inputs of row 0', [...drawRows(of(''), 0, 1).inputs]],
    ['the labels of rows 0 to 7', [...drawRows(of(''), 0, 8).labels]],
    ['the inputs of row 5, data=normal&seed=7', [...drawRows(of('data=normal&seed=7'), 5, 1).inputs]],
    ['the kernel of unit 0 of layer 1', kernel('')],
    ['the same, initializer=he_normal', kernel('initializer=he_normal')],
    ['the same, initializer=orthogonal', kernel('initializer=orthogonal')],
    ["inputs 0 to 3 of the output's kernel", outputKernel()],
    ['ten rows shuffled for epoch 1', order(1)],
    ['ten rows shuffled for epoch 2', order(2)],
    ['dropped (1) of units 0 to 7 of layer 1, rate .5, step 0, row 0 of the batch', dropped()],
  ];

  it.each(drawn)('%s', (name, values) => expect(documented.get(name)).toEqual(values));

  it('are all tried', () => expect([...documented.keys()]).toEqual(drawn.map(([name]) => name)));
});

it('has the constants of normals, cut normals and the logarithm', () => {
  const tail = numberIn(/c = Φ\(−2\) = ([\d.]+)/);
  for (const u of [0.1, 0.25, 0.875]) expect(KERNEL_DRAWS.truncatedNormal.draw(u)).toBe(normalFromUniform(tail + u * (1 - 2 * tail)));
  expect(INITIALIZERS.he_normal.scale([], 2, 64).spread).toBe(1 / numberIn(/√V \/ ([\d.]+)/));
  expect(naturalLogarithm(2 ** 40)).toBe(40 * numberIn(/log x = k·([\d.]+)/) + 40 * numberIn(/\+ k·([\d.e-]+)\)/));
});

it('has the constants of SELU and AlphaDropout', () => {
  const scale = numberIn(/λ = ([\d.]+)/);
  expect(ACTIVATIONS.selu.derivative(1, 0)).toBe(scale);
  expect(ACTIVATIONS.selu.derivative(0, 0)).toBe(scale * numberIn(/selu` .*?α = ([\d.]+)/));
  expect(DROPPED_VALUE).toBe(-numberIn(/α′ = −λα = −([\d.]+)/));
});

it('says which derivative each activation has at 0', () => {
  const words: Readonly<Record<string, number>> = { α: 1, λα: ACTIVATIONS.selu.derivative(0, 0), '1/2': 0.5, '3/5': 0.6, '1/4': 0.25, '1': 1, '0': 0 };
  const documented = new Map(tableOf('id | f(z) | f′(z) | f′(0)').map(([id = '', , , slope = '']) => [id.replace(/:.*/, ''), words[slope]]));
  expect([...documented.keys()]).toEqual(Object.keys(ACTIVATIONS));
  for (const [id, row] of Object.entries<ActivationRow>(ACTIVATIONS)) expect(documented.get(id)).toBeCloseTo(row.derivative(0, row.parameters[0]?.default ?? 0), 14);
});

it('lists the optimizers', () => {
  expect(tableOf('optimizer | update').map(([id]) => id)).toEqual(Object.keys(OPTIMIZERS));
});

it.each(['hidden=64', 'hidden=256,256', 'hidden=256,256,256,256', 'inputs=1&hidden=1', `hidden=${Array.from({ length: 20 }, () => 256).join()}`])('says how many rows of %s go through together', (link) => {
  const [, most, least, piece] = /min\((\d+), max\((\d+), 8·⌊([\d,]+) \/ parameters \/ 8⌋\)\)/.exec(DOCUMENT) ?? [];
  const { experiment } = decodeLink(link);
  const rows = 8 * Math.floor(Number(piece?.replaceAll(',', '')) / layoutOf(experiment).parameterCount / 8);
  expect(new NetworkPass(experiment, 'float32').rowsAtOnce).toBe(Math.min(Number(most), Math.max(Number(least), rows)));
});

it('has the rows of the probe', () => {
  expect(probeRowsOf(decodeLink('').experiment)).toBe(numberIn(/The first \*\*([\d,]+) training rows\*\*/));
});

it('has the margin of what learnt, at several numbers of rows, and the accuracy that it asks for', () => {
  expect(CHANCE).toBe(numberIn(/margin = log\(([\d,]+)\)/));
  expect(PLACED * 100).toBe(numberIn(/only where the margin is at most (\d+) % of it/));
  const rows = tableOf('validation rows | margin, cross-entropy | accuracy from which a calibrated network is below');
  expect(rows).toHaveLength(5);
  for (const [count = '', margin, accuracy] of rows) {
    const actual = marginOf('binary_crossentropy', [0, 1], Number(count.replaceAll(',', '')));
    expect(actual.toPrecision(3)).toBe(Number(margin).toPrecision(3));
    const gained = (a: number): number => Math.LN2 + a * Math.log(a) + (1 - a) * Math.log(1 - a);
    expect(gained(Number(accuracy) - 0.0005)).toBeLessThan(actual);
    expect(gained(Number(accuracy) + 0.0005)).toBeGreaterThan(actual);
  }
});
