import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { EDGES_KEPT } from '../experiment/work/workload.ts';
import { deadMaskOf, strongestEdges, type LayerEdges } from './edges.ts';

interface Listed {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

function listed({ from, to, weight }: LayerEdges): readonly Listed[] {
  return Array.from(weight, (value, index) => ({ from: from[index] ?? -1, to: to[index] ?? -1, weight: value }));
}

/** All edges between what lives, sorted. */
function sorted(kernel: Float32Array, deadBefore: Uint8Array | null, dead: Uint8Array): readonly Listed[] {
  const fanIn = kernel.length / dead.length;
  return Array.from(kernel, (weight, place) => ({ from: place % fanIn, to: Math.floor(place / fanIn), weight }))
    .filter(({ from, to, weight }) => deadBefore?.[from] !== 1 && dead[to] !== 1 && weight !== 0 && Number.isFinite(weight))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, EDGES_KEPT);
}

/** Few values, so that many weights tie, and some that no edge has. */
const weight = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.float(), fc.constantFrom(NaN, Infinity, -Infinity, -0));
const kernels = fc
  .record({ units: fc.integer({ min: 1, max: 40 }), fanIn: fc.integer({ min: 1, max: 40 }) })
  .chain(({ units, fanIn }) =>
    fc.record({
      kernel: fc.array(weight, { minLength: units * fanIn, maxLength: units * fanIn }).map((values) => Float32Array.from(values)),
      deadBefore: fc.option(fc.array(fc.nat(1), { minLength: fanIn, maxLength: fanIn }).map((values) => Uint8Array.from(values))),
      dead: fc.array(fc.nat(1), { minLength: units, maxLength: units }).map((values) => Uint8Array.from(values)),
    }),
  );

it('keeps what a sort of all edges between living ends puts first', () => {
  fc.assert(
    fc.property(kernels, ({ kernel, deadBefore, dead }) => {
      expect(listed(strongestEdges(kernel, deadBefore, dead))).toEqual(sorted(kernel, deadBefore, dead));
    }),
    { numRuns: 60 },
  );
});

it('keeps no more of a large kernel than it says', () => {
  const kernel = Float32Array.from({ length: 256 * 256 }, (_, place) => ((place * 40_503) % 65_537) - 32_768);
  const edges = strongestEdges(kernel, new Uint8Array(256), new Uint8Array(256));
  expect(listed(edges)).toEqual(sorted(kernel, null, new Uint8Array(256)));
  expect(edges.weight).toHaveLength(EDGES_KEPT);
});

it('gives a severed layer no edge, neither in nor out', () => {
  const kernel = new Float32Array(6).fill(1);
  expect(strongestEdges(kernel, null, Uint8Array.of(1, 1)).weight).toHaveLength(0);
  expect(strongestEdges(kernel, Uint8Array.of(1, 1, 1), Uint8Array.of(0, 0)).weight).toHaveLength(0);
});

it('counts as dead what a frame counts as dead', () => {
  const largest = Float32Array.of(0, -1, 1e-30, NaN);
  expect([...deadMaskOf({ id: 'relu', parameters: [] }, largest)]).toEqual([1, 1, 0, 0]);
  expect([...deadMaskOf({ id: 'tanh', parameters: [] }, largest)]).toEqual([0, 0, 0, 0]);
});
