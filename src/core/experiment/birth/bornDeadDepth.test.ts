import { expect, it } from 'vitest';
import { normalFromUniform } from '../../random/normal.ts';
import { streamKey, uniformFromWord } from '../../random/streams.ts';
import { threefry2x32 } from '../../random/threefry.ts';
import type { InitializerChoice } from '../../vocabulary/initializers.ts';
import { deadUnits, reluNetwork } from '../testing/reluNetwork.ts';

const NORMAL: InitializerChoice = { id: 'random_normal', parameters: [1] };

/**
 * Directions that stand for the whole negative box: with bias 0 only the direction of x matters, and a unit
 * may be on in a thin cone only, so the corners are there and random directions that lean far to one side.
 */
function directionsOfNegativeBox(count: number): Float64Array {
  const directions = new Float64Array(4 * count);
  const words = new Uint32Array(2);
  for (let index = 0; index < count; index++) {
    for (let column = 0; column < 4; column++) {
      if (index < 15) {
        directions[4 * index + column] = ((index + 1) >> column) & 1 ? -1 : 0;
        continue;
      }
      threefry2x32(words, 1, streamKey('data', 1), index, column);
      const z = normalFromUniform(uniformFromWord(words[0] ?? 0));
      directions[4 * index + column] = -Math.exp(2 * z);
    }
  }
  return directions;
}

/** Share of networks in which one of the first ℓ hidden layers is severed, for ℓ = 1 … depth. */
function deadByDepth(networks: number, inputs: number, width: number, depth: number, rows: ArrayLike<number>): number[] {
  const dead = Array.from({ length: depth }, () => 0);
  for (let seed = 0; seed < networks; seed++) {
    const layers = deadUnits(reluNetwork(seed, inputs, Array.from({ length: depth }, () => width), NORMAL), rows);
    layers.forEach((count, index) => {
      if (count === width) dead[index] = (dead[index] ?? 0) + 1;
    });
  }
  return dead.map((count) => count / networks);
}

/** Four standard errors of a share, half a unit of a table with three decimals, and a margin for very small shares. */
function tolerance(share: number, networks: number): number {
  return 4 * Math.sqrt((share * (1 - share)) / networks) + 0.0005 + 2 / networks;
}

const DEPTHS = [1, 2, 3, 5, 10, 20];

it.each([
  [2, [0.004, 0.117, 0.298, 0.586, 0.902, 0.995]],
  [3, [0, 0.015, 0.063, 0.224, 0.584, 0.891]],
  [4, [0, 0.002, 0.012, 0.055, 0.254, 0.607]],
  [5, [0, 0, 0.002, 0.014, 0.093, 0.313]],
  [8, [0, 0, 0, 0, 0.003, 0.021]],
])('four inputs on the negative box, width %i: as many networks are born dead as the table says', (width, table) => {
  const networks = 3000;
  const shares = deadByDepth(networks, 4, width, 20, directionsOfNegativeBox(120));
  DEPTHS.forEach((depth, index) => {
    const expected = table[index] ?? NaN;
    expect(Math.abs((shares[depth - 1] ?? NaN) - expected)).toBeLessThan(tolerance(expected, networks));
  });
});

it('layers of width 1: layer ℓ is dead with probability 1 - 15/16 · 2^(1 - ℓ)', () => {
  const networks = 4000;
  const shares = deadByDepth(networks, 4, 1, 6, directionsOfNegativeBox(40));
  shares.forEach((share, index) => {
    const expected = 1 - (15 / 16) * 2 ** -index;
    expect(Math.abs(share - expected)).toBeLessThan(tolerance(expected, networks));
  });
});

it('layers of 64 units: .0625, about .10 and .12 to .14 of the units dead in layers 1, 2 and 3', () => {
  const networks = 60;
  const totals = [0, 0, 0];
  for (let seed = 0; seed < networks; seed++) {
    deadUnits(reluNetwork(seed, 4, [64, 64, 64], NORMAL), directionsOfNegativeBox(200)).forEach((count, index) => {
      totals[index] = (totals[index] ?? 0) + count / (64 * networks);
    });
  }
  const [first = NaN, second = NaN, third = NaN] = totals;
  expect(Math.abs(first - 0.0625)).toBeLessThan(0.016);
  expect(Math.abs(second - 0.1)).toBeLessThan(0.02);
  expect(Math.abs(third - 0.13)).toBeLessThan(0.03);
});

/** Bounds of Lu, Shin, Su, Karniadakis (arXiv 1903.06733) for L layers, L - 1 of them hidden and N wide, one input. */
function bounds(layers: number, width: number): { lower: number; upper: number } {
  const half = 2 ** -width;
  const a1 = 1 - half;
  const a2 = 1 - 2 * half - (width - 1) * half * half;
  const factor = ((1 - 2 * half) * (1 - half)) / (1 + (width - 1) * half);
  return {
    lower: 1 - a1 ** (layers - 2) + factor * (a2 ** (layers - 2) - a1 ** (layers - 2)),
    upper: 1 - a1 ** (layers - 1),
  };
}

it.each([
  [2, 0.87, 0.88, 0.925],
  [3, 0.513, 0.577, 0.699],
  [4, 0.204, 0.293, 0.441],
  [5, 0.064, 0.128, 0.249],
  [6, 0.018, 0.053, 0.132],
  [8, 0.0012, 0.0076, 0.035],
  [10, 0.0001, 0.0013, 0.0088],
])('one input, ten layers of width %i: born dead as often as the table says, within the bounds', (width, lower, symmetric, upper) => {
  const exact = bounds(10, width);
  expect(exact.lower).toBeCloseTo(lower, 3);
  expect(exact.upper).toBeCloseTo(upper, 3);
  const networks = 3000;
  const onSymmetricBox = deadByDepth(networks, 1, width, 9, [-1, 1]).at(-1) ?? NaN;
  const onNegativeBox = deadByDepth(networks, 1, width, 9, [-1]).at(-1) ?? NaN;
  expect(Math.abs(onSymmetricBox - symmetric)).toBeLessThan(tolerance(symmetric, networks));
  expect(Math.abs(onNegativeBox - upper)).toBeLessThan(tolerance(upper, networks));
});
