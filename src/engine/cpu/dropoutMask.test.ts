import { expect, it } from 'vitest';
import { normalFromUniform } from '../../core/random/normal.ts';
import { streamKey, uniformFromWord } from '../../core/random/streams.ts';
import { threefry2x32 } from '../../core/random/threefry.ts';
import { dropoutOf } from '../../core/vocabulary/dropout.ts';
import { DropoutMask } from './dropoutMask.ts';

const UNITS = 33;
const ROWS = 40;
const PLACE = { seed: 7, step: 19, firstRow: 64 };

function maskOf(rates: Parameters<typeof dropoutOf>[0], layer: number, units: number, rows: number): DropoutMask {
  const dropout = dropoutOf(rates);
  if (dropout === null) throw new Error('The layer drops nothing.');
  return new DropoutMask(dropout, layer, units, rows);
}

/** Whether the contract's stream drops a unit on a row of the chunk: its midpoint uniform is below the rate. */
function isDropped(rate: number, layer: number, unit: number, row: number): boolean {
  const words = new Uint32Array(2);
  threefry2x32(words, PLACE.seed, streamKey('dropout', layer), PLACE.step, (PLACE.firstRow + row) * 128 + (unit >> 1));
  return uniformFromWord(words[unit & 1] ?? 0) < rate;
}

it.each([0.1, 0.5, 0.9])('drops what the dropout stream says and scales up the rest, rate %d', (rate) => {
  const outputs = new Float64Array(UNITS * ROWS).fill(1);
  const delta = new Float64Array(UNITS * ROWS).fill(3);
  const dropout = maskOf({ dropout: rate, alphaDropout: 0 }, 2, UNITS, ROWS);
  dropout.forward(outputs, ROWS, PLACE);
  dropout.backward(delta, ROWS);
  for (let unit = 0; unit < UNITS; unit++) {
    for (let row = 0; row < ROWS; row++) {
      const scale = isDropped(rate, 2, unit, row) ? 0 : 1 / (1 - rate);
      expect([outputs[unit * ROWS + row], delta[unit * ROWS + row]]).toEqual([scale, 3 * scale]);
    }
  }
});

it.each([0.05, 0.1, 0.25, 0.5])('AlphaDropout at %d keeps mean 0 and variance 1', (rate) => {
  const units = 256;
  const rows = 64;
  const dropout = maskOf({ dropout: 0, alphaDropout: rate }, 1, units, rows);
  let sum = 0;
  let squareSum = 0;
  const words = new Uint32Array(2);
  const chunks = 20;
  for (let step = 0; step < chunks; step++) {
    const outputs = Float64Array.from({ length: units * rows }, (_, i) => {
      threefry2x32(words, 99, 0, step, i);
      return normalFromUniform(uniformFromWord(words[0] ?? 0));
    });
    dropout.forward(outputs, rows, { seed: 1, step, firstRow: 0 });
    for (const output of outputs) {
      sum += output;
      squareSum += output * output;
    }
  }
  const count = chunks * units * rows;
  const mean = sum / count;
  expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(count));
  expect(Math.abs(squareSum / count - mean * mean - 1)).toBeLessThan(10 / Math.sqrt(count));
});

it('AlphaDropout passes the gradient of what it keeps, scaled, and none of what it drops', () => {
  const dropout = maskOf({ dropout: 0, alphaDropout: 0.25 }, 1, 2, 8);
  const outputs = new Float64Array(16).fill(2);
  const delta = new Float64Array(16).fill(1);
  dropout.forward(outputs, 8, PLACE);
  dropout.backward(delta, 8);
  const kept = outputs.map((output) => (output > 1 ? 0.867258 : 0));
  delta.forEach((entry, i) => expect(entry).toBeCloseTo(kept[i] ?? NaN, 6));
  expect(outputs[kept.indexOf(0)]).toBeCloseTo(0.867258 * -1.7580993408473766 + 0.381181, 5);
});
