import { expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import type { DataFacts } from '../telemetry/probeReading.ts';
import { handmadeFrame, handmadeRun } from './testing/handmadeFrames.ts';
import { verdict } from './verdict.ts';

const FACTS: DataFacts = { trainRows: 140_000, validationRows: 60_000, trainPositiveShare: 0.5, validationPositiveShare: 0.5 };
const COIN_FLIPS = DEFAULT_EXPERIMENT;
const LEARNABLE: Experiment = { ...DEFAULT_EXPERIMENT, labels: 'sum' };

it('is given before there is a frame', () => {
  expect(verdict(COIN_FLIPS, null, [])).toEqual({ headline: 'The network is being drawn.', rest: '' });
});

it('counts dead units, and says that the loss of coin flips has nowhere to go', () => {
  const frames = handmadeRun(COIN_FLIPS, 25, () => ({ dead: [61 / 64], trainLoss: Math.LN2, validationLoss: 0.6932 }));
  expect(verdict(COIN_FLIPS, FACTS, frames)).toEqual({
    headline: '61 of 64 units are dead.',
    rest: 'The validation loss sits at ln 2: coin-flip labels leave nothing to learn.',
  });
});

it('works at birth, without losses and without facts', () => {
  const told = { epoch: 0, dead: [5 / 64], validationLoss: null, trainLoss: null, accuracy: null };
  expect(verdict(COIN_FLIPS, null, [handmadeFrame(COIN_FLIPS, told)])).toEqual({
    headline: '5 of 64 units are born dead.',
    rest: 'Coin-flip labels leave nothing to learn; the best validation loss to expect is ln 2.',
  });
  expect(verdict(LEARNABLE, null, [handmadeFrame(LEARNABLE, told)]).rest).toBe('This is the network at birth.');
});

it('says first how well a network learns, then what died, and nothing of harm', () => {
  const frames = handmadeRun(LEARNABLE, 10, () => ({ dead: [39 / 64], validationLoss: 0.05, accuracy: 0.98 }));
  expect(verdict(LEARNABLE, FACTS, frames)).toEqual({ headline: 'It learns: 98\u202f% accurate.', rest: '39 of 64 units are dead. Its loss, 0.05000, is below the best constant’s, ln 2.' });
});

it('does not boast of an accuracy that one label for all rows reaches', () => {
  const frames = handmadeRun(LEARNABLE, 10, () => ({ validationLoss: 0.5, accuracy: 0.49 }));
  const { headline, rest } = verdict(LEARNABLE, FACTS, frames);
  expect(headline).toBe('It guesses: 49\u202f% accurate, no better than one label for all.');
  expect(rest).toMatch(/Its loss, 0\.5000, is below the best constant’s, ln 2\.$/);
});

it('says that a network has not learnt: its loss is no better than the best constant’s, or worse', () => {
  const told = (validationLoss: number): string => verdict(LEARNABLE, FACTS, handmadeRun(LEARNABLE, 10, () => ({ dead: [0.5], validationLoss }))).headline;
  expect(told(Math.LN2)).toBe('It has not learnt: its loss, 0.6931, is no better than the best constant’s, ln 2.');
  expect(told(0.9)).toBe('It has not learnt: its loss, 0.9000, is above the best constant’s, ln 2.');
});

it('names a severed layer', () => {
  const two = withLayers(LEARNABLE, { units: [64, 32] });
  const frames = handmadeRun(two, 10, () => ({ dead: [0.8, 1], constant: true, validationLoss: Math.LN2 }));
  expect(verdict(two, FACTS, frames)).toEqual({ headline: 'The output ignores the input.', rest: 'All 32 units of layer 2 are dead.' });
});

it('names a dead output unit, which is no hidden one', () => {
  const experiment: Experiment = { ...LEARNABLE, output: 'relu', loss: 'mean_squared_error' };
  const frames = handmadeRun(experiment, 10, () => ({ dead: [0, 1], constant: true, validationLoss: 0.5 }));
  expect(verdict(experiment, FACTS, frames)).toEqual({ headline: 'The output ignores the input.', rest: 'The output unit is dead. No hidden unit is dead.' });
});

it('speaks of units that cannot die', () => {
  const tanh = withLayers(COIN_FLIPS, { activation: [{ id: 'tanh', parameters: [] }] });
  expect(verdict(tanh, FACTS, handmadeRun(tanh, 25, () => ({ validationLoss: Math.LN2 }))).headline).toBe('Tanh units cannot die.');
});

it('explains numbers that are not finite', () => {
  const frames = handmadeRun(LEARNABLE, 9, (epoch) => (epoch < 7 ? {} : { nanLayers: [1, 2], trainLoss: NaN, validationLoss: NaN }));
  expect(verdict(LEARNABLE, FACTS, frames)).toEqual({ headline: 'Not a finite number since epoch 7, first in layer 1.', rest: '' });
});

it('adds the count on all training rows where it differs from the probe’s', () => {
  const frames = handmadeRun(COIN_FLIPS, 25, (epoch) => ({ dead: [61 / 64], trainLoss: Math.LN2, validationLoss: 0.6932, ...(epoch === 25 ? { deadOnTraining: [58 / 64, null] } : {}) }));
  expect(verdict(COIN_FLIPS, FACTS, frames).rest).toMatch(/^On all 140,000 training rows, 58 are\. The validation loss sits at ln 2/);
});

it('speaks of a single unit in the singular', () => {
  const one = withLayers(COIN_FLIPS, { units: [1] });
  expect(verdict(one, FACTS, [handmadeFrame(one, { epoch: 0, dead: [1] })]).headline).toBe('The one unit is born dead.');
});
