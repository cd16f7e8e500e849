import { expect, it } from 'vitest';
import { decodeLink } from '../../../core/link/decode.ts';
import { statusText, type DeadCounts } from './statusText.ts';
import type { Progress } from './progressText.ts';

const quick: Progress = { experiment: decodeLink('rows=20000&lr=0.01&batch=256&hidden=64,32').experiment, status: 'running', step: 3 * 55, seconds: 0.1, stepsPerSecond: 1500 };
const output = { deadFraction: null, nanUnits: 0, units: 1 };

it('names epoch and dead units of every hidden layer that can have some', () => {
  const frame: DeadCounts = { layers: [{ deadFraction: 50 / 64, nanUnits: 0, units: 64 }, { deadFraction: 1, nanUnits: 0, units: 32 }, output] };
  expect(statusText(quick, frame)).toBe('Training. Epoch 3 of 25, layer 1: 50 of 64 units dead, layer 2: 32 of 32 units dead.');
});

it('is silent about death where nothing can die', () => {
  expect(statusText(quick, { layers: [{ deadFraction: null, nanUnits: 0, units: 64 }, output] })).toBe('Training. Epoch 3 of 25.');
  expect(statusText(quick, { layers: [{ deadFraction: null, nanUnits: 64, units: 64 }, output] })).toBe('Training. Epoch 3 of 25, layer 1: 64 of 64 units NaN.');
  expect(statusText(quick, undefined)).toBe('Training. Epoch 3 of 25.');
});

it('says when it has finished', () => {
  expect(statusText({ ...quick, status: 'finished', step: 25 * 55, seconds: 0.9 }, undefined)).toBe('Finished after 0.9 s. Epoch 25 of 25.');
});
