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
