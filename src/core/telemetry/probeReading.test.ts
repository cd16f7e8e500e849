import { expect, it } from 'vitest';
import { evaluationOf } from './probeReading.ts';

it('a loss is the mean of a sum that a float32 holds, else infinite; NaN stays', () => {
  const largest = new Float32Array(Uint32Array.of(0x7f7fffff).buffer)[0] ?? NaN;
  const lossOf = (lossSum: number): number => evaluationOf({ lossSum, correctCount: 3 }, 4).loss;
  expect([6, largest, largest * 1.001, Infinity, NaN].map(lossOf)).toEqual([1.5, largest / 4, Infinity, Infinity, NaN]);
  expect(evaluationOf({ lossSum: Infinity, correctCount: 3 }, 4).accuracy).toBe(0.75);
});
