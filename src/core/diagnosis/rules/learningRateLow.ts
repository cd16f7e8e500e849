import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, hasNotLearnt, heldSince, ignoresInput, isFrameBroken, severedLayerOf } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import { LEAST_DECREASE } from '../margins.ts';
import { say } from '../words.ts';
import { decreaseOf } from './lossNotDecreasing.ts';
import { largestRatioOf } from './learningRateHigh.ts';

/** Update-to-weight ratio below which a rate is low: a tenth of the 1e-3 that cs231n calls healthy. */
const LEAST_RATIO = 1e-4;

/**
 * A learning rate too low: no update since birth changed any kernel by as much as a ten-thousandth of it, and the network has
 * not learnt (a warning) or still learns by as much as ever (a note). Silent where nothing moves because a layer is severed.
 */
export const learningRateLow: Rule = (evidence) => {
  const { frame, frames, learnable } = evidence;
  if (!learnable || isFrameBroken(frame) || severedLayerOf(frame) !== null || ignoresInput(frame)) return [];
  const ratios = frames.flatMap((each) => largestRatioOf(each) ?? []);
  const largest = Math.max(...ratios);
  const now = largestRatioOf(frame);
  if (ratios.length === 0 || now === null || !(largest < LEAST_RATIO)) return [];
  const stuck = hasNotLearnt(evidence);
  if (!stuck && !stillLearns(evidence)) return [];
  return [
    {
      severity: stuck ? 'warning' : 'note',
      sinceEpoch: heldSince(frames, (earlier: Frame) => (largestRatioOf(earlier) ?? 0) < LEAST_RATIO),
      value: largest,
      threshold: LEAST_RATIO,
      form: 'number',
      source: say('source.rate.low'),
      text: say(stuck ? 'rate.low' : 'rate.slow', { ratio: largest }),
      remedies: [],
    },
  ];
};

function stillLearns({ frame, frames }: Evidence): boolean {
  const change = decreaseOf(frames, frame);
  return change !== null && change >= 10 * LEAST_DECREASE;
}
