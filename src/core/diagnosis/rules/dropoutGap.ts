import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, heldSince, isFrameBroken } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';

/**
 * A validation loss below the train loss where dropout acts: it drops units in training only. Nothing is wrong. The train
 * loss looks back over its epoch, so it is held against the validation loss that the epoch began with.
 */
export const dropoutGap: Rule = (evidence) => {
  const { experiment, frame, frames, baseline } = evidence;
  const drops = experiment.layers.some(({ dropout, alphaDropout }) => dropout > 0 || alphaDropout > 0);
  if (!drops || baseline === null || isFrameBroken(frame)) return [];
  const gap = gapOf(evidence, frame);
  if (gap === null || !(gap > baseline.margin)) return [];
  return [
    {
      severity: 'note',
      sinceEpoch: heldSince(frames, (earlier) => (gapOf(evidence, earlier) ?? 0) > baseline.margin),
      value: gap,
      threshold: baseline.margin,
      form: 'loss',
      source: say('source.dropout'),
      text: say('dropout.gap', { train: frame.trainLoss ?? NaN, validation: frame.validationLoss ?? NaN }),
    },
  ];
};

/** By how much the train loss of an epoch lies above the validation losses before and after it; null where one is not known. */
function gapOf({ frames }: Evidence, { epoch, trainLoss, validationLoss }: Frame): number | null {
  const before = frames[epoch - 1]?.validationLoss ?? null;
  return trainLoss === null || validationLoss === null || before === null ? null : trainLoss - Math.max(before, validationLoss);
}
