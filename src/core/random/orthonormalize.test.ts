import { expect, it } from 'vitest';
import { normalFromUniform } from './normal.ts';
import { orthonormalize } from './orthonormalize.ts';
import { uniformFromWord } from './streams.ts';
import { threefry2x32 } from './threefry.ts';

function normals(count: number): Float64Array {
  const words = new Uint32Array(2);
  return new Float64Array(count).map((_, index) => {
    threefry2x32(words, 1, 2, index, 0);
    return normalFromUniform(uniformFromWord(words[0] ?? 0));
  });
}

/** Entry of a kernel `[units, fanIn]`. */
function at(kernel: Float64Array, fanIn: number, unit: number, input: number): number {
  return kernel[unit * fanIn + input] ?? NaN;
}

it.each([[4, 4], [3, 8], [8, 3], [1, 5], [5, 1], [64, 64]])('the shorter side of a kernel of %i units and %i inputs becomes orthonormal', (units, fanIn) => {
  const kernel = normals(units * fanIn);
  orthonormalize(kernel, units, fanIn);
  const vectors = Math.min(units, fanIn);
  for (let a = 0; a < vectors; a++) {
    for (let b = 0; b <= a; b++) {
      let product = 0;
      for (let i = 0; i < Math.max(units, fanIn); i++) {
        product += units <= fanIn ? at(kernel, fanIn, a, i) * at(kernel, fanIn, b, i) : at(kernel, fanIn, i, a) * at(kernel, fanIn, i, b);
      }
      expect(Math.abs(product - (a === b ? 1 : 0))).toBeLessThan(1e-14);
    }
  }
});

it('the triangular factor has a positive diagonal, as Keras fixes the sign', () => {
  const drawn = normals(25);
  const kernel = drawn.slice();
  orthonormalize(kernel, 5, 5);
  for (let unit = 0; unit < 5; unit++) {
    let diagonal = 0;
    for (let input = 0; input < 5; input++) diagonal += at(drawn, 5, unit, input) * at(kernel, 5, unit, input);
    expect(diagonal).toBeGreaterThan(0);
  }
});

it('nearly parallel vectors still come out orthogonal', () => {
  const kernel = Float64Array.of(1, 1e-9, 0, 1, 0, 1e-9, 1, 0, 0);
  orthonormalize(kernel, 3, 3);
  for (const [a, b] of [[0, 1], [0, 2], [1, 2]] as const) {
    let product = 0;
    for (let i = 0; i < 3; i++) product += at(kernel, 3, a, i) * at(kernel, 3, b, i);
    expect(Math.abs(product)).toBeLessThan(1e-15);
  }
});
