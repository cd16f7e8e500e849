import { expect, it } from 'vitest';
import { fillOrder, firstTexelOf, orderShape, sequentialLines, sequentialOrder } from './rowOrder.ts';
import { LINE } from './sample.glsl.ts';

function entriesOf(rowAt: readonly number[], batchSize: number): { readonly entries: Uint32Array; readonly texelsPerStep: number } {
  const shape = orderShape(rowAt.length, batchSize);
  const entries = new Uint32Array(4 * LINE * shape.lines);
  const labels = Uint8Array.from({ length: rowAt.length }, (_, row) => row % 2);
  fillOrder(shape, Uint32Array.from(rowAt), labels, entries);
  return { entries, texelsPerStep: shape.texelsPerStep };
}

it('begins every batch at a texel of its own, with each row beside its label', () => {
  const { entries, texelsPerStep } = entriesOf([3, 0, 6, 1, 5, 2, 4], 3);
  expect(texelsPerStep).toBe(1);
  const expected = [3, 0, 6, 6, 1, 5, 2, 2, 4, 4, 4, 4].map((row) => row * 2 + (row % 2));
  expect([...entries.subarray(0, 12)]).toEqual(expected);
});

it('takes one batch when that is larger than the rows', () => {
  expect(orderShape(5, 8192)).toMatchObject({ steps: 1, texelsPerStep: 2, lines: 1 });
});

it('fits a million rows of batch 1 into a height that devices have', () => {
  expect(orderShape(900_000, 1).lines).toBeLessThanOrEqual(2048);
});

it('lists the training rows, then the others from a line of their own, each beside its label', () => {
  const labels = Uint8Array.from({ length: 12 }, (_, row) => (row < 5 ? 1 : 0));
  const entries = sequentialOrder(7, labels);
  expect(entries).toHaveLength(4 * LINE * sequentialLines(7, 12));
  expect([...entries.subarray(0, 8)]).toEqual([1, 3, 5, 7, 9, 10, 12, 12]);
  const first = 4 * firstTexelOf('validation', 7);
  expect([...entries.subarray(first, first + 6)]).toEqual([14, 16, 18, 20, 22, 22]);
});
