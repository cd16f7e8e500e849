import { expect, it } from 'vitest';
import { LINE } from './sample.glsl.ts';
import { firstTexelOf, sequentialLines, sequentialOrder } from './sequentialOrder.ts';

it('lists the training rows, then the others from a line of their own, each beside its label', () => {
  const labels = Uint8Array.from({ length: 12 }, (_, row) => (row < 5 ? 1 : 0));
  const entries = sequentialOrder(7, labels);
  expect(entries).toHaveLength(4 * LINE * sequentialLines(7, 12));
  expect([...entries.subarray(0, 8)]).toEqual([1, 3, 5, 7, 9, 10, 12, 12]);
  const first = 4 * firstTexelOf('validation', 7);
  expect([...entries.subarray(first, first + 6)]).toEqual([14, 16, 18, 20, 22, 22]);
});
