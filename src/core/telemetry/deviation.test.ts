import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { layoutOf } from '../experiment/layout.ts';
import { deviation, deviationsOf, shareOf } from './deviation.ts';

const layout = layoutOf(DEFAULT_EXPERIMENT);

describe('the deviation of one set of parameters from another', () => {
  it('is that of the largest difference, and names the tensor', () => {
    const reference = Float32Array.from({ length: layout.parameterCount }, (_, index) => (index % 2 === 0 ? 0.5 : -0.25));
    const measured = reference.slice();
    const output = layout.layers.at(-1);
    measured[output?.biasStart ?? 0] = (measured[output?.biasStart ?? 0] ?? 0) + 2 ** -10;
    const off = deviationsOf(layout, measured, reference).filter(({ difference }) => difference > 0);
    expect(off).toEqual([{ layer: 2, tensor: 'bias', largest: Math.abs(reference[output?.biasStart ?? 0] ?? 0), difference: 2 ** -10 }]);
  });

  it('is a share of the largest entry, and the difference itself where the reference is all zeros', () => {
    expect(shareOf({ largest: 0.5, difference: 0.125 })).toBe(0.25);
    const zeros = new Float32Array(layout.parameterCount);
    const measured = zeros.slice();
    measured[0] = 0.125;
    expect(deviationsOf(layout, measured, zeros).map(shareOf)).toEqual([0.125, 0, 0, 0]);
  });

  it('counts a NaN on one side only as infinite, on both as none', () => {
    expect(deviation(Number.NaN, 1)).toBe(Infinity);
    expect(deviation(1, Number.NaN)).toBe(Infinity);
    expect(deviation(Number.NaN, Number.NaN)).toBe(0);
    expect(deviation(-Infinity, -Infinity)).toBe(0);
    expect(deviation(Infinity, -Infinity)).toBe(Infinity);
  });
});
