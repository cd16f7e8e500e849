import { expect, it } from 'vitest';
import { normalCdf } from '../../core/vocabulary/specialFunctions.ts';
import { compileKernels, kernelsOn } from './kernels.ts';

/** Half the distance of two neighbours, as a share, and the least number that float32 holds with all its digits. */
const ROUNDING = 2 ** -24;
const LEAST_NORMAL = 2 ** -126;
const COUNT = 1 << 18;

const memory = new WebAssembly.Memory({ initial: 1 + (COUNT * 8) / 65_536, maximum: 1 + (COUNT * 8) / 65_536 });
const kernels = await kernelsOn(await compileKernels(), memory);

/** Of all numbers of float32, infinities among them, some from low to high: every 16,384th, of each sign and exponent. */
const everywhere = new Float32Array(Uint32Array.from({ length: COUNT }, (_, index) => index << 14).buffer);

function computed(id: number, values: Float32Array): Float32Array {
  const [from, to] = [65_536, 65_536 + COUNT * 4];
  new Float32Array(memory.buffer, from, COUNT).set(values);
  kernels.tryFunction(id, to, from, values.length * 4);
  return new Float32Array(memory.buffer, to, values.length).slice();
}

/** In roundings; none from what is too large for float32 to its infinity. */
function distance(y: number, exact: number): number {
  if (!Number.isFinite(Math.fround(exact))) return y === Math.fround(exact) ? 0 : Infinity;
  return Math.abs(y - exact) / (ROUNDING * Math.max(Math.abs(exact), LEAST_NORMAL));
}

const FUNCTIONS = [
  { name: 'exp', exact: Math.exp, low: -Infinity, high: Infinity, bound: 2 },
  { name: 'expMinusOne', exact: Math.expm1, low: -Infinity, high: Infinity, bound: 2.5 },
  { name: 'logOnePlus', exact: Math.log1p, low: 0, high: 1, bound: 2.5 },
  { name: 'stableTanh', exact: Math.tanh, low: -Infinity, high: Infinity, bound: 3 },
  { name: 'normalCdf', exact: normalCdf, low: -Infinity, high: Infinity, bound: 14 },
] as const;

it.each(FUNCTIONS.map((each, id) => ({ ...each, id })))('$name is within $bound roundings of float64 over its whole range', ({ id, exact, low, high, bound }) => {
  const dense = Float32Array.from({ length: COUNT }, (_, index) => Math.max(low, -110) + ((Math.min(high, 110) - Math.max(low, -110)) * index) / COUNT);
  for (const values of [everywhere, dense]) {
    const results = computed(id, values);
    let worst = 0;
    for (const [index, x] of values.entries()) {
      const y = results[index] ?? Number.NaN;
      if (!(x >= low && x <= high)) continue;
      worst = Math.max(worst, distance(y, exact(x)));
    }
    expect(worst).toBeLessThan(bound);
  }
});

it('keeps NaN', () => {
  for (const id of FUNCTIONS.keys()) expect([...computed(id, new Float32Array(4).fill(Number.NaN))]).toEqual([NaN, NaN, NaN, NaN]);
});
