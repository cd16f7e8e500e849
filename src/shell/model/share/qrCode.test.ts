import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { qrCodeOf } from './qrCode.ts';

const SCALE = 4;

/** What an independent reader sees in the drawn path. */
function decoded(text: string): string | undefined {
  const code = qrCodeOf(text);
  if (code === null) return undefined;
  const side = code.size * SCALE;
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255);
  for (const [, x = '', y = '', width = ''] of code.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * SCALE; row < (Number(y) + 1) * SCALE; row += 1) {
      for (let column = Number(x) * SCALE; column < (Number(x) + Number(width)) * SCALE; column += 1) pixels.fill(0, 4 * (row * side + column), 4 * (row * side + column) + 3);
    }
  }
  return jsQR(pixels, side, side)?.data;
}

it.each([
  'http://localhost:4173/',
  'https://example.org/lab/#rows=20000&hidden=64,64,64&activation=relu,leaky_relu:0.1,selu&lr=0.01&ask=Which%20layer%20dies%20first%3F',
  `https://example.org/lab/#${'seed=4294967295&'.repeat(40)}`,
])('another program reads the code of %s', (text) => {
  expect(decoded(text)).toBe(text);
});

it('says where a text is too long for a code', () => {
  expect(qrCodeOf('x'.repeat(4096))).toBeNull();
});
