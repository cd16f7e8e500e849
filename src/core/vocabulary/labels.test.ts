import { expect, it } from 'vitest';
import { DATA_SETS } from './dataSets.ts';
import { LABELS, type LabelsId } from './labels.ts';

const label = (id: LabelsId, inputs: readonly number[], word = 0): boolean =>
  LABELS[id].isPositive(Float32Array.from(inputs), 0, inputs.length, DATA_SETS['negative-box'], word);

it('a coin flip is the top bit of the word, whatever the inputs', () => {
  expect(label('coin-flip', [-0.1, -0.1], 0x7fffffff)).toBe(false);
  expect(label('coin-flip', [-0.9, -0.9], 0x80000000)).toBe(true);
});

it('sum: above -d/2 on the negative box', () => {
  expect(label('sum', [-0.5, -0.49])).toBe(true);
  expect(label('sum', [-0.5, -0.51])).toBe(false);
  expect(label('sum', [-0.5, -0.5])).toBe(false);
});

it('norm: above d/3 on the negative box', () => {
  expect(label('norm', [-0.9, 0])).toBe(true);
  expect(label('norm', [-0.8, 0])).toBe(false);
});

it('xor: one of the two halves above its average, the first half the larger', () => {
  expect(label('xor', [-0.1, -0.1, -0.9])).toBe(true);
  expect(label('xor', [-0.1, -0.1, -0.1])).toBe(false);
  expect(label('xor', [-0.9, -0.9, -0.9])).toBe(false);
  expect(label('xor', [-0.9, -0.9, -0.1])).toBe(true);
});

it('xor of one input is that input above its average', () => {
  expect(label('xor', [-0.4])).toBe(true);
  expect(label('xor', [-0.6])).toBe(false);
});

it('a row is read from its start', () => {
  expect(LABELS.sum.isPositive(Float32Array.of(-1, -1, -0.1, -0.1), 2, 2, DATA_SETS['negative-box'], 0)).toBe(true);
});
