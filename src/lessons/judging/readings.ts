import { deadShareOf, hiddenOf } from '../../core/telemetry/deadUnits.ts';
import type { Frame, LayerFrame } from '../../core/telemetry/frame.ts';
import type { Question, Reading } from './measure.ts';
import { deadAtBirth, deadInLastLayer, deadNow, type Outcome } from './outcome.ts';

/** Reads layer 1 of the latest frame; null for one seed of many, of which no frames are kept. */
export function ofFirstLayer(read: (layer: LayerFrame) => number | null): Reading {
  return ({ frames }) => readFirst(frames.at(-1), read);
}

function readFirst(frame: Frame | undefined, read: (layer: LayerFrame) => number | null): number | null {
  const layer = frame?.layers[0];
  return layer === undefined ? null : read(layer);
}

/** Layer 1's output zeros after the first epoch. */
export const zeroOutputsFirst: Reading = ({ frames }) => readFirst(frames[1], ({ output }) => output.zeroFraction);
/** Mean size of layer 1's kernel gradient over the probe, now and at birth. */
export const gradientSize: Reading = ofFirstLayer(({ kernelGradient }) => kernelGradient.meanAbs);
export const gradientSizeAtBirth: Reading = ({ frames }) => readFirst(frames[0], ({ kernelGradient }) => kernelGradient.meanAbs);
/** Share of layer 1's kernel gradient that is exactly 0. */
export const gradientZeros: Reading = ofFirstLayer(({ kernelGradient }) => kernelGradient.zeroFraction);
/** Share of layer 1's units that are at or below 0 on every probe row, for any activation. */
export const belowZero: Reading = ofFirstLayer(({ maxPreActivation, units }) => maxPreActivation.filter((z) => z <= 0).length / units);

/** Share of hidden units dead after an epoch; null where no frame of it is kept. */
export function deadAfter(epoch: number): Reading {
  return ({ frames }) => {
    const frame = frames.find((one) => one.epoch === epoch);
    return frame === undefined ? null : deadShareOf(hiddenOf(frame));
  };
}

const baseline: Reading = (outcome: Outcome) => outcome.baseline?.loss ?? null;
const deadOnTraining: Reading = ({ frames }) => {
  const last = frames.at(-1);
  return last === undefined ? null : deadShareOf(hiddenOf(last).map(({ units, deadOnTraining }) => ({ units, deadFraction: deadOnTraining ?? null })));
};

export const DEAD: Question = { quantity: 'dead', unit: 'share', of: deadNow };
export const DEAD_LAST: Question = { quantity: 'dead-last', unit: 'share', of: deadInLastLayer };
export const DEAD_ON_TRAINING: Question = { quantity: 'dead-on-training', unit: 'share', of: deadOnTraining };
export const BORN_DEAD: Question = { quantity: 'born-dead', unit: 'share', of: deadAtBirth };
export const LOSS: Question = { quantity: 'loss', unit: 'loss', of: ({ validationLoss }) => validationLoss };
export const BASELINE: Question = { quantity: 'baseline', unit: 'loss', of: baseline };
export const ACCURACY: Question = { quantity: 'accuracy', unit: 'share', of: ({ validationAccuracy }) => validationAccuracy };
export const GRADIENT: Question = { quantity: 'gradient', unit: 'number', of: gradientSize };
export const GRADIENT_BIRTH: Question = { quantity: 'gradient-birth', unit: 'number', of: gradientSizeAtBirth };
export const GRADIENT_ZEROS: Question = { quantity: 'gradient-zero', unit: 'share', of: gradientZeros };
