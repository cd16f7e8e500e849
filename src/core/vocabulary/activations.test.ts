import { expect, it } from 'vitest';
import { ACTIVATIONS, canDie, type ActivationId, type ActivationRow } from './activations.ts';

const ACTIVATION_IDS = Object.keys(ACTIVATIONS).filter((id): id is ActivationId => id in ACTIVATIONS);
const ROWS = Object.entries<ActivationRow>(ACTIVATIONS);
const at = (id: ActivationId, z: number, parameter = 0): number => ACTIVATIONS[id].value(z, parameter);
const slope = (id: ActivationId, z: number, parameter = 0): number => ACTIVATIONS[id].derivative(z, parameter);

it.each(ROWS)('%s: the derivative is the slope of the value', (_id, row) => {
  const parameter = row.parameters[0]?.default ?? 0;
  for (let z = -12.013; z < 12; z += 0.1) {
    const step = 1e-5;
    const difference = (row.value(z + step, parameter) - row.value(z - step, parameter)) / (2 * step);
    expect(Math.abs(row.derivative(z, parameter) - difference)).toBeLessThan(1e-9);
  }
});

it.each(ROWS)('%s: value and derivative stay finite far out, and NaN stays NaN', (_id, row) => {
  const parameter = row.parameters[0]?.default ?? 0;
  for (const z of [-1e30, -800, -40, 0, 40, 800, 1e30]) {
    expect(Number.isFinite(row.value(z, parameter))).toBe(true);
    expect(Number.isFinite(row.derivative(z, parameter))).toBe(true);
  }
  expect(row.value(NaN, parameter)).toBeNaN();
});

const Z = [-3, -1, -1e-9, 0, 1e-9, 0.5, 7];

it.each(ROWS.filter(([, { forward }]) => forward !== undefined))('%s: its loops do what its value and derivative do', (_id, row) => {
  const parameter = row.parameters[0]?.default ?? 0;
  const values = Z.map((z) => row.value(z, parameter));
  const slopes = Z.map((z) => row.derivative(z, parameter));
  const output = Float64Array.from(Z);
  const delta = Float64Array.from(Z, () => 1);
  row.forward?.(output, Float64Array.from(Z), Z.length, parameter);
  row.backward?.(delta, Float64Array.from(Z), Z.length, parameter);
  expect([...output]).toEqual(values);
  expect([...delta]).toEqual(slopes);
});

it('a ReLU has derivative 0 at 0 and is the only one that can die at the default parameter', () => {
  expect(slope('relu', 0)).toBe(0);
  expect(ACTIVATION_IDS.filter((id) => canDie({ id, parameters: ACTIVATIONS[id].parameters.map((parameter) => parameter.default) }))).toEqual(['relu']);
});

it('can die exactly where output and slope are 0 for every z ≤ 0', () => {
  const atZeroOrBelow = [-Infinity, -1e3, -7, -1, -1e-3, 0];
  for (const id of ACTIVATION_IDS) {
    for (const parameter of [0, 0.01, 1]) {
      const isSilent = atZeroOrBelow.every((z) => at(id, z, parameter) === 0 && slope(id, z, parameter) === 0);
      expect([id, parameter, canDie({ id, parameters: [parameter] })]).toEqual([id, parameter, isSilent]);
    }
  }
});

it('a leaky ReLU without slope is a ReLU, in loops and one by one', () => {
  const z = Float32Array.of(-Infinity, -3, -1e-9, 0, 1e-9, 7, Infinity, NaN);
  for (const loops of ['forward', 'backward'] as const) {
    const [leaky, relu] = [Float32Array.from(z, () => Infinity), Float32Array.from(z, () => Infinity)];
    ACTIVATIONS.leaky_relu[loops]?.(leaky, z, z.length, 0);
    ACTIVATIONS.relu[loops]?.(relu, z, z.length, 0);
    expect(leaky).toEqual(relu);
  }
  expect([...z].map((each) => [at('leaky_relu', each), slope('leaky_relu', each)])).toEqual([...z].map((each) => [at('relu', each), slope('relu', each)]));
});

it('what is flat on both sides is flat where its slope is below 1 % of the largest, before it is saturated', () => {
  const flatOnBothSides = ROWS.filter(([, { derivative, parameters }]) => [-60, 60].every((z) => Math.abs(derivative(z, parameters[0]?.default ?? 0)) < 1e-12));
  expect(ROWS.flatMap(([id, { saturation }]) => (saturation === undefined ? [] : [id]))).toEqual(flatOnBothSides.map(([id]) => id));
  for (const [, { saturation, derivative }] of flatOnBothSides) {
    const { below = 0, above = 0, flat = 0 } = saturation ?? {};
    expect(derivative(flat, 0) / derivative(0, 0)).toBeCloseTo(0.01, 14);
    expect(derivative(-flat, 0) / derivative(0, 0)).toBeCloseTo(0.01, 14);
    expect(Math.min(-below, above)).toBeGreaterThan(flat);
  }
});

it('activations meet values in print', () => {
  expect(at('leaky_relu', -2, 0.3)).toBe(-0.6);
  expect(at('elu', -1, 1)).toBeCloseTo(-0.6321205588285577, 15);
  expect(at('selu', 1)).toBe(1.0507009873554805);
  expect(at('selu', -1e3)).toBeCloseTo(-1.7580993408473766, 14);
  expect(at('gelu', 1)).toBeCloseTo(0.8413447460685429, 15);
  expect(at('gelu', -1)).toBeCloseTo(-0.15865525393145707, 15);
  expect(at('silu', 1)).toBeCloseTo(0.7310585786300049, 15);
  expect(at('softplus', 0)).toBeCloseTo(Math.LN2, 15);
  expect(at('mish', 1)).toBeCloseTo(0.8650983882673103, 15);
  expect(at('sigmoid', 2)).toBeCloseTo(0.8807970779778825, 15);
});

it('SELU keeps mean 0 and variance 1 of a standard normal', () => {
  let mean = 0;
  let square = 0;
  const width = 1e-3;
  for (let z = -12; z < 12; z += width) {
    const mass = (width * Math.exp(-0.5 * (z + width / 2) ** 2)) / Math.sqrt(2 * Math.PI);
    const a = at('selu', z + width / 2);
    mean += a * mass;
    square += a * a * mass;
  }
  expect(mean).toBeCloseTo(0, 6);
  expect(square).toBeCloseTo(1, 6);
});

it('tails keep their relative accuracy', () => {
  expect(at('softplus', -40) / Math.exp(-40)).toBeCloseTo(1, 14);
  expect(at('silu', -40) / (-40 * Math.exp(-40))).toBeCloseTo(1, 14);
  expect(at('mish', -40) / (-40 * Math.exp(-40))).toBeCloseTo(1, 14);
  expect(slope('tanh', 20) / (4 * Math.exp(-40))).toBeCloseTo(1, 14);
  expect(slope('sigmoid', 40) / Math.exp(-40)).toBeCloseTo(1, 14);
});
