import { expect, it } from 'vitest';
import { DATA_SETS } from '../vocabulary/dataSets.ts';
import { bestCorner } from './inputBox.ts';

const BOXES = [DATA_SETS['negative-box'], DATA_SETS['positive-box'], DATA_SETS['symmetric-box']];

/** A small generator of its own, so that the units are the same at every run. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function zAt(kernel: Float32Array, bias: number, input: (index: number) => number): number {
  return kernel.reduce((sum, weight, index) => sum + weight * input(index), bias);
}

it('is the largest of all corners, for 1,000 units of 1 to 8 inputs', () => {
  const draw = draws(7);
  for (let each = 0; each < 1000; each += 1) {
    const box = BOXES[each % BOXES.length] ?? DATA_SETS['negative-box'];
    const kernel = Float32Array.from({ length: 1 + (each % 8) }, () => 4 * draw() - 2);
    const bias = 4 * draw() - 2;
    const corners = Array.from({ length: 2 ** kernel.length }, (_, mask) => zAt(kernel, bias, (index) => ((mask >> index) % 2 === 1 ? box.high : box.low)));
    const best = bestCorner({ kernel, bias }, box);
    expect(Math.abs((best?.largest ?? NaN) - Math.max(...corners))).toBeLessThanOrEqual(1e-6);
    expect(zAt(kernel, bias, (index) => best?.corner[index] ?? NaN)).toBe(best?.largest);
  }
});

it('is never below what a million random rows give, so that dead on the box is dead on every sample', () => {
  const draw = draws(11);
  let deadOnBox = 0;
  for (let each = 0; each < 100; each += 1) {
    const box = BOXES[each % BOXES.length] ?? DATA_SETS['negative-box'];
    const kernel = Float32Array.from({ length: 4 }, () => 2 * draw() - 1);
    const bias = 2 * draw() - 1.5;
    const largest = bestCorner({ kernel, bias }, box)?.largest ?? NaN;
    let most = -Infinity;
    for (let row = 0; row < 10_000; row += 1) most = Math.max(most, zAt(kernel, bias, () => box.low + draw() * (box.high - box.low)));
    expect(most).toBeLessThanOrEqual(largest);
    if (largest > 0) continue;
    deadOnBox += 1;
    expect(most).toBeLessThanOrEqual(0);
  }
  expect(deadOnBox).toBeGreaterThan(10);
});

it('does not exist where inputs have no bound', () => {
  expect(bestCorner({ kernel: Float32Array.of(1), bias: 0 }, DATA_SETS.normal)).toBeNull();
});
