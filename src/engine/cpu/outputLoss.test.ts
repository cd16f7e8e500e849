import { expect, it } from 'vitest';
import { OutputLoss } from './outputLoss.ts';

/** Losses of one row each, of an output z that is linear or a sigmoid's, with label 1. */
function lossesOf(loss: 'binary_crossentropy' | 'mean_squared_error', zs: readonly number[]): readonly number[] {
  const output = new OutputLoss({ loss, output: loss === 'binary_crossentropy' ? 'sigmoid' : 'linear', targets: '0:1' });
  return zs.map((z) => {
    const sums = { lossSum: 0, correctCount: 0 };
    output.addTo(sums, Float32Array.of(z), Float32Array.of(loss === 'binary_crossentropy' ? 1 / (1 + Math.exp(-z)) : z), Uint8Array.of(1), 1);
    return sums.lossSum;
  });
}

it('a row whose output has no finite z has no loss', () => {
  expect(lossesOf('mean_squared_error', [-1, Infinity, -Infinity, NaN])).toEqual([4, NaN, NaN, NaN]);
  expect(lossesOf('binary_crossentropy', [-1024, Infinity, -Infinity, NaN])).toEqual([1024, NaN, NaN, NaN]);
});
