import { expect, it } from 'vitest';
import { blobOf } from './blobOf.ts';

const PIECE = `${'é0123456789'.repeat(1000)}\n`;

function* pieces(count: number): Generator<string, void> {
  for (let i = 0; i < count; i++) yield `${i} ${PIECE}`;
}

it('a text of many parts arrives whole, under its type', async () => {
  const blob = await blobOf(pieces(500), 'text/csv', () => {});
  expect(blob.type).toBe('text/csv');
  expect(blob.size).toBeGreaterThan(5e6);
  expect(await blob.text()).toBe([...pieces(500)].join(''));
  expect((await blobOf([], 'text/csv', () => {})).size).toBe(0);
});

it('tells how far it is, and asks for no piece once it is cancelled', async () => {
  const stop = new AbortController();
  let asked = 0;
  let told = 0;
  function* endless(): Generator<string, void> {
    for (;;) {
      asked += PIECE.length;
      yield PIECE;
    }
  }
  const writing = blobOf(endless(), 'text/csv', (length) => {
    told = length;
    stop.abort(new Error('enough'));
  }, stop.signal);
  await expect(writing).rejects.toThrow('enough');
  expect(told).toBe(asked);
});

it('fails with what the making of a piece says', async () => {
  function* broken(): Generator<string, void> {
    yield PIECE;
    throw new RangeError('Out of memory');
  }
  await expect(blobOf(broken(), 'text/csv', () => {})).rejects.toThrow('Out of memory');
});
