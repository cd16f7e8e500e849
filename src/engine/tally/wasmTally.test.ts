import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutOf, probeRowsOf } from '../../core/experiment/layout.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { frameOf } from '../../core/telemetry/frameOf.ts';
import { tallyOf, type Tally } from '../../core/telemetry/tally.ts';
import { openTally } from './wasmTally.ts';

const take = openTally();

/** Values that crowd together, spread over all sizes, tie, are zero, or are no numbers. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 8, arbitrary: fc.float({ min: -2, max: 2, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, -0, 1, -1, 1e-45, -1e-45, 3.4028234663852886e38) },
);
const finite = fc.array(value, { minLength: 1, maxLength: 60 });
const broken = fc.array(fc.oneof(value, fc.constantFrom(NaN, Infinity, -Infinity)), { minLength: 1, maxLength: 60 });
/** Long enough for the kernels, and of every length modulo four. */
const entries = fc.tuple(fc.oneof(finite, broken), fc.integer({ min: 512, max: 900 })).map(([values, length]) => Float32Array.from({ length }, (_, i) => values[(i * i) % values.length] ?? 0));

/** All that a tally tells. */
function toldBy(tally: Tally, rows: number): object {
  const counts = tally.upperCounts();
  const sums = tally.finiteSums();
  return {
    sums,
    squaredDeviations: sums === null ? null : [0, sums.sum / tally.entries.length, 1e30].map((mean) => tally.squaredDeviations(mean)),
    counts,
    keys: tally.keysAmong([...counts.uppers].filter((_, place) => place % 3 === 0)),
    units: tally.unitActivity(rows),
    length: tally.length,
  };
}

it('sums and counts as the loops do, to the last bit', () => {
  expect(take).not.toBe(tallyOf);
  fc.assert(fc.property(entries, fc.constantFrom(1, 3, 4, 7, 64), (values, rows) => {
    const whole = values.subarray(0, values.length - (values.length % rows));
    fc.pre(whole.length >= 512);
    const [tally, byLoops] = [take(whole), tallyOf(whole)];
    expect(toldBy(tally, rows)).toEqual(toldBy(byLoops, rows));
    for (const activation of [{ id: 'relu', parameters: [] }, { id: 'tanh', parameters: [] }] as const) expect(toldBy(tally.outputs(activation), rows)).toEqual(toldBy(byLoops.outputs(activation), rows));
    expect(tally.finiteSums()).toEqual(byLoops.finiteSums());
  }), { numRuns: 500 });
});

it('goes on with a tensor after another was taken up', () => {
  const [first, second] = [Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i)), Float32Array.from({ length: 70_000 }, (_, i) => Math.cos(i))];
  const tally = take(first);
  const sums = tally.finiteSums();
  expect(take(second).finiteSums()).toEqual(tallyOf(second).finiteSums());
  expect(tally.finiteSums()).toEqual(sums);
  expect(tally.squaredDeviations(0.5)).toBe(tallyOf(first).squaredDeviations(0.5));
});

it.each(['relu', 'leaky_relu', 'tanh'] as const)('makes the same frame, %s', (id) => {
  const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [24, 16], activation: [{ id, parameters: id === 'leaky_relu' ? [0.01] : [] }] });
  const { layers, parameterCount } = layoutOf(experiment);
  const rows = probeRowsOf(experiment);
  const wave = (length: number, scale: number): Float32Array => Float32Array.from({ length }, (_, i) => scale * (Math.sin(i) + Math.sin(i * 1.7) ** 5));
  const reading = { rows, parameters: wave(parameterCount, 1), previous: wave(parameterCount, 1.01), gradient: wave(parameterCount, 1e-20), preActivations: layers.map(({ units }) => wave(units * rows, 3)) };
  const context = { replica: 0, epoch: 1, step: 10, train: null, validation: null, bornDead: null };
  expect(frameOf(experiment, reading, context, take)).toEqual(frameOf(experiment, reading, context));
});

it('is done by loops where there is no WebAssembly', () => {
  const { WebAssembly: present } = globalThis;
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  try {
    expect(openTally()).toBe(tallyOf);
  } finally {
    Object.assign(globalThis, { WebAssembly: present });
  }
});
