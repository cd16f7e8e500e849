import { expect, it } from 'vitest';
import { defaultChoice } from '../../vocabulary/choice.ts';
import { INITIALIZERS, type InitializerChoice, type InitializerId } from '../../vocabulary/initializers.ts';
import { DEFAULT_EXPERIMENT } from '../settings/fields.ts';
import { withLayers } from '../testing/withLayers.ts';
import { initialKernel } from './initialKernel.ts';
import { initialParameters } from './initialParameters.ts';
import { layoutOf } from '../layout.ts';

const UNITS = 256;
const FAN_IN = 128;
const COUNT = UNITS * FAN_IN;

const kernelOf = (choice: InitializerChoice, units = UNITS, fanIn = FAN_IN): Float64Array => initialKernel(choice, 1, 1, units, fanIn);
const plain = (id: InitializerId): InitializerChoice => defaultChoice(INITIALIZERS, id);

/** Variance and largest possible |entry| that Keras's definitions give a kernel of 128 inputs and 256 units. */
const SYMMETRIC: readonly (readonly [InitializerChoice, number, number])[] = [
  [plain('random_normal'), 0.05 ** 2, Infinity],
  [{ id: 'random_normal', parameters: [2] }, 4, Infinity],
  [plain('random_uniform'), 0.1 ** 2 / 12, 0.05],
  [{ id: 'random_uniform', parameters: [-1, 1] }, 1 / 3, 1],
  [plain('he_normal'), 2 / FAN_IN, (2 * Math.sqrt(2 / FAN_IN)) / 0.87962566103423978],
  [plain('he_uniform'), 2 / FAN_IN, Math.sqrt(6 / FAN_IN)],
  [plain('lecun_normal'), 1 / FAN_IN, (2 * Math.sqrt(1 / FAN_IN)) / 0.87962566103423978],
  [plain('lecun_uniform'), 1 / FAN_IN, Math.sqrt(3 / FAN_IN)],
  [plain('glorot_normal'), 2 / (FAN_IN + UNITS), (2 * Math.sqrt(2 / (FAN_IN + UNITS))) / 0.87962566103423978],
  [plain('glorot_uniform'), 2 / (FAN_IN + UNITS), Math.sqrt(6 / (FAN_IN + UNITS))],
  [plain('orthogonal'), 1 / UNITS, 1],
];

it.each(SYMMETRIC)('%o: mean 0, the variance and the bound of its definition', (choice, variance, bound) => {
  const kernel = kernelOf(choice);
  let sum = 0;
  let squares = 0;
  let largest = 0;
  for (const entry of kernel) {
    sum += entry;
    squares += entry * entry;
    largest = Math.max(largest, Math.abs(entry));
  }
  expect(Math.abs(sum / COUNT)).toBeLessThan(4 * Math.sqrt(variance / COUNT));
  expect(Math.abs(squares / COUNT / variance - 1)).toBeLessThan(4 * Math.sqrt(2 / COUNT));
  expect(largest).toBeLessThanOrEqual(bound);
});

it('random_uniform:min:max fills its range', () => {
  const kernel = kernelOf({ id: 'random_uniform', parameters: [-1, 0] });
  const sum = kernel.reduce((total, entry) => total + entry, 0);
  expect(Math.abs(sum / COUNT + 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / COUNT));
  expect(kernel.every((entry) => entry > -1 && entry < 0)).toBe(true);
});

it('zeros, ones and constant are what they say', () => {
  expect(new Set(kernelOf(plain('zeros')))).toEqual(new Set([0]));
  expect(new Set(kernelOf(plain('ones')))).toEqual(new Set([1]));
  expect(new Set(kernelOf({ id: 'constant', parameters: [-2.5] }))).toEqual(new Set([-2.5]));
});

it('initializers of one family differ by a factor only, so they see the same directions', () => {
  const pairs: readonly (readonly [InitializerChoice, InitializerChoice, number])[] = [
    [plain('he_normal'), plain('lecun_normal'), Math.SQRT2],
    [plain('he_uniform'), plain('lecun_uniform'), Math.SQRT2],
    [{ id: 'random_normal', parameters: [1] }, plain('random_normal'), 20],
    [{ id: 'random_uniform', parameters: [-1, 1] }, plain('random_uniform'), 20],
  ];
  for (const [larger, smaller, factor] of pairs) {
    const small = kernelOf(smaller);
    const errors = kernelOf(larger).map((entry, index) => Math.abs(entry / (small[index] ?? NaN) / factor - 1));
    expect(Math.max(...errors)).toBeLessThan(1e-14);
  }
});

it('uniform and normal kernels of a seed have the same signs', () => {
  const uniform = kernelOf(plain('he_uniform'));
  const normal = kernelOf(plain('random_normal'));
  expect(uniform.every((entry, index) => Math.sign(entry) === Math.sign(normal[index] ?? NaN))).toBe(true);
});

it('a wider layer keeps the entries of a narrower one', () => {
  const narrow = kernelOf(plain('random_normal'), 3, 5);
  const wide = kernelOf(plain('random_normal'), 4, 7);
  for (let unit = 0; unit < 3; unit++) {
    for (let input = 0; input < 5; input++) expect(wide[unit * 7 + input]).toBe(narrow[unit * 5 + input]);
  }
});

const DEEP = withLayers(DEFAULT_EXPERIMENT, { units: [3, 2], initializer: [plain('he_normal'), plain('ones')], bias: [0.25, -1] });

it('a network is its layers one after the other, kernel then bias, the output with bias 0', () => {
  const parameters = initialParameters(DEEP);
  const layout = layoutOf(DEEP);
  expect(parameters.length).toBe(4 * 3 + 3 + 3 * 2 + 2 + 2 + 1);
  const [first, second, output] = layout.layers.map((layer) => ({
    kernel: parameters.slice(layer.kernelStart, layer.kernelStart + layer.kernelSize),
    bias: parameters.slice(layer.biasStart, layer.biasStart + layer.units),
  }));
  expect(first).toEqual({ kernel: Float32Array.from(initialKernel(plain('he_normal'), 1, 1, 3, 4)), bias: Float32Array.of(0.25, 0.25, 0.25) });
  expect(second).toEqual({ kernel: Float32Array.of(1, 1, 1, 1, 1, 1), bias: Float32Array.of(-1, -1) });
  expect(output).toEqual({ kernel: Float32Array.from(initialKernel(plain('glorot_uniform'), 1, 3, 1, 2)), bias: Float32Array.of(0) });
});

it('layers draw from separate streams; only the kernel seed decides', () => {
  expect([...initialKernel(plain('he_normal'), 1, 1, 4, 4)]).not.toEqual([...initialKernel(plain('he_normal'), 1, 2, 4, 4)]);
  expect([...initialParameters({ ...DEEP, seed: 5, kernelSeed: 1, dataSeed: 7 })]).toEqual([...initialParameters({ ...DEEP, seed: 1 })]);
  expect([...initialParameters({ ...DEEP, seed: 5 })]).not.toEqual([...initialParameters({ ...DEEP, seed: 1 })]);
});

it('cut-off and uniform kernels reach their bound to within 1 %', () => {
  for (const [choice, , bound] of SYMMETRIC.filter(([{ id }, , limit]) => id !== 'orthogonal' && Number.isFinite(limit))) {
    expect(Math.max(...kernelOf(choice))).toBeGreaterThan(0.99 * bound);
  }
});
