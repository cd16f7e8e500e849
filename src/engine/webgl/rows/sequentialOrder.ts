import { LINE } from './sample.glsl.ts';

/** Texel rows that entries in the order of their rows take. */
export function sequentialLines(trainRows: number, rows: number): number {
  return linesOf(trainRows) + linesOf(rows - trainRows);
}

/** First texel, relative to a replica's first, of the training rows, which the probe's begin, or the validation rows. */
export function firstTexelOf(set: 'train' | 'validation' | 'probe', trainRows: number): number {
  return set !== 'validation' ? 0 : linesOf(trainRows) * LINE;
}

function linesOf(rows: number): number {
  return Math.ceil(Math.ceil(rows / 4) / LINE);
}

/** Entries of one replica, row · 2 + label: training rows, then from a new line the others. Ends repeat the last row. */
export function sequentialOrder(trainRows: number, labels: Uint8Array): Uint32Array {
  const rows = labels.length;
  const entries = new Uint32Array(4 * LINE * sequentialLines(trainRows, rows));
  const shift = firstTexelOf('validation', trainRows) * 4 - trainRows;
  entries.fill(entryOf(labels, trainRows - 1));
  entries.fill(entryOf(labels, rows - 1), trainRows + shift);
  for (let row = 0; row < rows; row++) entries[row < trainRows ? row : row + shift] = entryOf(labels, row);
  return entries;
}

function entryOf(labels: Uint8Array, row: number): number {
  return (Math.max(0, row) << 1) | (labels[row] ?? 0);
}
