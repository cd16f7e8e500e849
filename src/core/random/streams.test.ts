import { expect, it } from 'vitest';
import { STREAM, dropThreshold, streamKey, uniformFromWord } from './streams.ts';

it('a uniform is the midpoint of one of 2²³ equal intervals, the ends never reached', () => {
  expect(uniformFromWord(0)).toBe(2 ** -24);
  expect(uniformFromWord(0xffffffff)).toBe(1 - 2 ** -24);
  expect(uniformFromWord(0x80000000)).toBe(0.5 + 2 ** -24);
});

it('a uniform and what a box makes of it are exact in float32', () => {
  for (const word of [0, 511, 512, 0x12345678, 0x7fffffff, 0x80000000, 0xffffffff]) {
    const u = uniformFromWord(word);
    for (const x of [u, u - 1, 2 * u - 1]) expect(Math.fround(x)).toBe(x);
  }
});

it('no two streams or layers share a key', () => {
  const keys = Object.keys(STREAM).length;
  const seen = new Set<number>();
  for (const stream of ['data', 'labels', 'kernel', 'shuffle', 'dropout', 'renewal', 'perturb'] as const) {
    for (let layer = 0; layer <= 21; layer++) seen.add(streamKey(stream, layer));
  }
  expect(seen.size).toBe(keys * 22);
});

it('a unit is dropped exactly when its uniform is below the rate', () => {
  for (const rate of [0, 2 ** -24, 0.1, 0.25, 0.3, 0.5, 0.9]) {
    const threshold = dropThreshold(rate);
    for (const upperBits of [0, threshold - 1, threshold, threshold + 1]) {
      if (upperBits < 0) continue;
      expect(upperBits < threshold).toBe(uniformFromWord(upperBits * 512) < rate);
    }
  }
});
