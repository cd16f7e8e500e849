import { expect, it } from 'vitest';
import { alphaDropoutOf, dropoutOf, DROPPED_VALUE } from './dropout.ts';

const RATES = [0, 0.05, 0.1, 0.25, 0.5, 0.9];

it.each([[0.05, 0.954844, 0.083936], [0.1, 0.921285, 0.161971], [0.25, 0.867258, 0.381181], [0.5, 0.886405, 0.779194]])('rate %d has the scale and shift of the paper', (rate, scale, shift) => {
  expect(alphaDropoutOf(rate).scale).toBeCloseTo(scale, 6);
  expect(alphaDropoutOf(rate).shift).toBeCloseTo(shift, 6);
});

it.each(RATES)('at rate %d mean 0 and variance 1 are kept', (rate) => {
  const { scale, shift } = alphaDropoutOf(rate);
  const dropped = scale * DROPPED_VALUE + shift;
  const mean = (1 - rate) * shift + rate * dropped;
  const meanSquare = (1 - rate) * (scale * scale + shift * shift) + rate * dropped * dropped;
  expect(mean).toBeCloseTo(0, 14);
  expect(meanSquare).toBeCloseTo(1, 14);
});

it('a dropped unit has the value that SELU has far below 0', () => {
  expect(DROPPED_VALUE).toBeCloseTo(-1.0507009873554805 * 1.6732632423543772, 15);
});

it('dropout at ½ doubles what it keeps and clears the rest', () => {
  expect(dropoutOf({ dropout: 0.5, alphaDropout: 0 })).toEqual({ threshold: 2 ** 22, scale: 2, shift: 0, dropped: 0 });
});

it('a layer without either drops nothing', () => {
  expect(dropoutOf({ dropout: 0, alphaDropout: 0 })).toBeNull();
});

it('rate 0 changes nothing', () => {
  expect(alphaDropoutOf(0).scale).toBe(1);
  expect(alphaDropoutOf(0).shift).toBeCloseTo(0, 15);
});
