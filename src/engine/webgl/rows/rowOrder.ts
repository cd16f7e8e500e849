import { LINE } from './sample.glsl.ts';

/** How an epoch's rows lie in the `order` texture: texels of four rows, batch after batch, each from a new texel. */
export interface OrderShape {
  readonly rows: number;
  readonly batchSize: number;
  readonly steps: number;
  readonly texelsPerStep: number;
  /** Texel rows of the texture that a replica takes. */
  readonly lines: number;
}

/** The shape for so many training rows in batches. */
export function orderShape(rows: number, batchSize: number): OrderShape {
  const texelsPerStep = Math.ceil(Math.min(batchSize, rows) / 4);
  const steps = Math.ceil(rows / batchSize);
  return { rows, batchSize, steps, texelsPerStep, lines: Math.ceil((steps * texelsPerStep) / LINE) };
}

/**
 * Writes one replica's entries, row · 2 + label, `[lines, LINE, 4]`. `rowAt` holds the row of each place in the
 * epoch; places past the end of a batch repeat its last row.
 */
export function fillOrder({ rows, batchSize, steps, texelsPerStep }: OrderShape, rowAt: Uint32Array, labels: Uint8Array, target: Uint32Array): void {
  let at = 0;
  for (let step = 0; step < steps; step++) {
    const start = step * batchSize;
    const last = Math.min(rows, start + batchSize) - 1;
    for (let i = 0; i < 4 * texelsPerStep; i++) {
      const row = rowAt[Math.min(start + i, last)] ?? 0;
      target[at++] = (row << 1) | (labels[row] ?? 0);
    }
  }
}

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
