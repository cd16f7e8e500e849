import { expect, it } from 'vitest';
import { DATA_SETS, type DataSetId } from '../../vocabulary/dataSets.ts';
import { streamKey, uniformFromWord } from '../../random/streams.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import { drawRows } from './drawRows.ts';
import type { Experiment } from '../experiment.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';

const drawn = (change: Partial<Experiment>, firstRow: number, count: number) => drawRows({ ...DEFAULT_EXPERIMENT, ...change }, firstRow, count);

it('a row is the same drawn alone, among others, and in a larger data set', () => {
  for (const labels of ['coin-flip', 'sum'] as const) {
    const many = drawn({ labels, inputs: 3 }, 0, 20);
    const alone = drawn({ labels, inputs: 3, rows: 1000 }, 5, 1);
    expect(alone.inputs).toEqual(many.inputs.slice(15, 18));
    expect(alone.labels[0]).toBe(many.labels[5]);
  }
});

it('a further column leaves the others as they are', () => {
  const narrow = drawn({ inputs: 3 }, 0, 50).inputs;
  const wide = drawn({ inputs: 4 }, 0, 50).inputs;
  for (let row = 0; row < 50; row++) {
    for (let column = 0; column < 3; column++) expect(wide[row * 4 + column]).toBe(narrow[row * 3 + column]);
  }
});

it('column 3 of row 7 is the draw that the table of streams names', () => {
  const words = new Uint32Array(2);
  threefry2x32(words, 42, streamKey('data', 0), 7, 1);
  expect(drawn({ seed: 42 }, 7, 1).inputs[3]).toBe(uniformFromWord(words[1] ?? 0) - 1);
});

it('only the data seed decides, and it follows the seed', () => {
  const inputs = [...drawn({ seed: 9 }, 0, 5).inputs];
  expect([...drawn({ seed: 3, dataSeed: 9, kernelSeed: 4 }, 0, 5).inputs]).toEqual(inputs);
  expect([...drawn({ seed: 3 }, 0, 5).inputs]).not.toEqual(inputs);
});

it.each(['negative-box', 'positive-box', 'symmetric-box', 'normal'] as const)('%s: moments, range and correlation of 100,000 rows', (data: DataSetId) => {
  const count = 100_000;
  const { inputs } = drawn({ data, inputs: 2 }, 0, count);
  const { mean, meanSquare, low, high } = DATA_SETS[data];
  let sum = 0;
  let squares = 0;
  let products = 0;
  let outside = 0;
  for (let row = 0; row < count; row++) {
    const [x = NaN, y = NaN] = inputs.subarray(2 * row, 2 * row + 2);
    if (!(Math.min(x, y) > low && Math.max(x, y) < high)) outside++;
    sum += x + y;
    squares += x * x + y * y;
    products += (x - mean) * (y - mean);
  }
  expect(outside).toBe(0);
  expect(Math.abs(sum / (2 * count) - mean)).toBeLessThan(0.009);
  expect(Math.abs(squares / (2 * count) - meanSquare)).toBeLessThan(0.013);
  expect(Math.abs(products / count)).toBeLessThan(0.013);
});

it('coin flips are fair and independent of the inputs', () => {
  const count = 200_000;
  const { inputs, labels } = drawn({}, 0, count);
  let positive = 0;
  let covariance = 0;
  for (let row = 0; row < count; row++) {
    const label = labels[row] ?? NaN;
    positive += label;
    covariance += (label - 0.5) * ((inputs[4 * row] ?? NaN) + 0.5);
  }
  expect(Math.abs(positive / count - 0.5)).toBeLessThan(0.004);
  expect(Math.abs(covariance / count)).toBeLessThan(0.0012);
});

it.each(['sum', 'xor', 'spiral'] as const)('%s labels on the negative box are balanced', (labels) => {
  const { labels: drawnLabels } = drawn({ labels }, 0, 50_000);
  const positive = drawnLabels.reduce((total, label) => total + label, 0);
  expect(Math.abs(positive / 50_000 - 0.5)).toBeLessThan(0.01);
});

it('the last row of the last seed is drawn like any other', () => {
  const { inputs } = drawn({ seed: 2 ** 32 - 1, inputs: 16 }, 999_999, 1);
  expect(inputs.every((x) => x > -1 && x < 0)).toBe(true);
});
