import { expect, it } from 'vitest';
import { handmadeFrame, handmadeRun } from '../../core/diagnosis/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/fields.ts';
import { brokenFrom, lossSeries } from './lossSeries.ts';

it('leaves gaps where a loss was not taken or is not finite', () => {
  const frames = [null, 0.7, NaN].map((trainLoss, epoch) => handmadeFrame(DEFAULT_EXPERIMENT, { epoch, trainLoss, validationLoss: 0.69 }));
  expect(lossSeries(frames, [0, 1, 2, 3], 'loss')).toEqual({ train: [null, 0.7, null, null], validation: [0.69, 0.69, 0.69, null] });
});

it('reads accuracy where that is asked for', () => {
  const frames = [handmadeFrame(DEFAULT_EXPERIMENT, { epoch: 0, accuracy: 0.5 })];
  expect(lossSeries(frames, [0], 'accuracy')).toEqual({ train: [0.5], validation: [0.5] });
});

it('finds the epoch from which the loss is not a number', () => {
  const frames = handmadeRun(DEFAULT_EXPERIMENT, 9, (epoch) => ({ trainLoss: epoch < 7 ? 0.7 : NaN }));
  expect(brokenFrom(frames)).toBe(7);
  expect(brokenFrom(frames.slice(0, 7))).toBeNull();
  expect(brokenFrom([])).toBeNull();
});
