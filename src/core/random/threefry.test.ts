import { expect, it } from 'vitest';
import { threefry2x32 } from './threefry.ts';

/** Known answers of Random123, `kat_vectors`, threefry2x32 with 20 rounds: key, counter, words. */
const KNOWN: readonly (readonly [number, number, number, number, number, number])[] = [
  [0, 0, 0, 0, 0x6b200159, 0x99ba4efe],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
  [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3, 0xc4923a9c, 0x483df7a0],
];

it.each(KNOWN)('key %i %i and counter %i %i give the words of Random123', (key0, key1, counter0, counter1, word0, word1) => {
  const words = new Uint32Array(2);
  threefry2x32(words, key0, key1, counter0, counter1);
  expect([...words]).toEqual([word0, word1]);
});
