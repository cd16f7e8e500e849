import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, hasNotLearnt, heldSince, ignoresInput, isFrameBroken, severedLayerOf } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import { LEAST_DECREASE, WINDOW } from '../margins.ts';
import { say } from '../words.ts';
import { decreaseOf } from './lossNotDecreasing.ts';
import { largestRatioOf } from './learningRateHigh.ts';

/** The update-to-weight ratio that cs231n calls healthy, and a tenth of it, below which a rate is low whatever comes of it. */
const HEALTHY_RATIO = 1e-3;
const LEAST_RATIO = HEALTHY_RATIO / 10;

/**
 * A learning rate too low. No update since birth changed any kernel by as much as a ten-thousandth of it, and the network has
 * not learnt (a warning) or its loss still falls (a note); or it has not learnt, not even its training rows, its loss still falls, and its last updates were smaller than is
 * healthy. Silent where nothing moves because a layer is severed.
 */
export const learningRateLow: Rule = (evidence) => {
  const { frame, frames, learnable } = evidence;
  if (!learnable || isFrameBroken(frame) || severedLayerOf(frame) !== null || ignoresInput(frame)) return [];
  const stuck = hasNotLearnt(evidence);
  const falls = stillFalls(evidence);
  const ever = largestOf(frames);
  const lately = largestOf(frames.slice(-WINDOW));
  if (ever === null || lately === null) return [];
  const isTiny = ever < LEAST_RATIO && (stuck || falls);
  if (!isTiny && !(stuck && falls && lately < HEALTHY_RATIO && isUnfitted(evidence))) return [];
  const threshold = isTiny ? LEAST_RATIO : HEALTHY_RATIO;
  return [
    {
      severity: stuck ? 'warning' : 'note',
      sinceEpoch: heldSince(frames, (earlier) => (largestRatioOf(earlier) ?? 0) < threshold),
      value: isTiny ? ever : lately,
      threshold,
      form: 'number',
      source: say(isTiny ? 'source.rate.low' : 'source.rate.slow'),
      text: isTiny ? say(falls ? 'rate.lowFalling' : 'rate.low', { ratio: ever }) : say('rate.slow', { ratio: lately, window: WINDOW }),
    },
  ];
};

/** The largest ratio of all frames; null where none is known. */
function largestOf(frames: readonly Frame[]): number | null {
  const known = frames.flatMap((each) => largestRatioOf(each) ?? []);
  return known.length === 0 ? null : Math.max(...known);
}

/** Whether the train loss fell by 1 % over the window. */
function stillFalls({ frame, frames }: Evidence): boolean {
  const change = decreaseOf(frames, frame);
  return change !== null && change >= 10 * LEAST_DECREASE;
}

/** Whether not even the train loss is 10 % below the best constant's: what a slow rate leaves, and overfitting does not. */
function isUnfitted({ frame, baseline }: Evidence): boolean {
  return baseline !== null && frame.trainLoss !== null && frame.trainLoss > 0.9 * baseline.loss;
}
