import { expect, it } from 'vitest';
import { parameterBars } from './parameterBars.ts';

const barsOf = (edges: readonly number[], counts: readonly number[]) => parameterBars({ histogram: { edges: Float64Array.from(edges), counts: Uint32Array.from(counts) } });

it('draws a bar over the values it counts, by the side of 0 they lie on, and none where there are none', () => {
  expect(barsOf([-1, -0.5, 0.5, 3], [2, 4, 0])).toEqual({
    bars: [
      { left: 0, width: 0.125, height: 0.5, sign: 'negative' },
      { left: 0.125, width: 0.25, height: 1, sign: 'zero' },
    ],
    zero: 0.25,
  });
});

it('reaches 0 where all values lie on one side of it', () => {
  expect(barsOf([1, 2], [5])).toEqual({ bars: [{ left: 0.5, width: 0.5, height: 1, sign: 'positive' }], zero: 0 });
  expect(barsOf([-2, -1], [5])).toEqual({ bars: [{ left: 0, width: 0.5, height: 1, sign: 'negative' }], zero: 1 });
});

it('draws nothing where every entry is exactly 0', () => {
  expect(barsOf([], [])).toEqual({ bars: [], zero: 0 });
});
