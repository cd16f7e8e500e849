import type { Frame } from '../../telemetry/frame.ts';
import { isBelowBest } from '../baseline.ts';
import { LEAST_DECREASE, WINDOW } from '../margins.ts';
import { type Evidence, hasNotLearnt, heldSince, ignoresInput, isFrameBroken, severedLayerOf } from '../evidence.ts';
import type { Rule, Symptom } from '../finding.ts';
import { say, type MessageId } from '../words.ts';

/**
 * The train loss fell by less than 0.1 % over three epochs (SageMaker Debugger: ten steps). Below the best constant's
 * loss that is a note: the network has learnt, whether it settled or its loss rises again. A network that has had the time to learn and has not, or whose output ignores its input,
 * is named here too, though its loss may fall. Silent when there is nothing to learn, or no number.
 */
export const lossNotDecreasing: Rule = (evidence) => {
  const { frame, frames, learnable, baseline } = evidence;
  if (!learnable || isFrameBroken(frame)) return [];
  const change = decreaseOf(frames, frame);
  const stalls = change !== null && change < LEAST_DECREASE;
  const { validationLoss: loss } = frame;
  if (!stalls) return hasNotLearnt(evidence) || (ignoresInput(frame) && severedLayerOf(frame) === null) ? notLearnt(evidence) : [];
  const settled = baseline !== null && loss !== null && isBelowBest(loss, baseline);
  return [
    {
      severity: settled ? 'note' : 'warning',
      sinceEpoch: heldSince(frames, (earlier) => (decreaseOf(frames, earlier) ?? Infinity) < LEAST_DECREASE),
      value: change,
      threshold: LEAST_DECREASE,
      form: 'share',
      source: say('source.stalled'),
      text: say(settled ? settledText(change) : stuckText(change), { change, window: WINDOW }),
    },
  ];
};

/** A network that has not learnt, or cannot for want of an output that depends on the input, though its loss may fall. */
function notLearnt(evidence: Evidence): readonly Symptom[] {
  const { frame, frames, baseline } = evidence;
  const { validationLoss: loss } = frame;
  if (hasNotLearnt(evidence) && baseline !== null && loss !== null) {
    return [
      {
        severity: 'warning',
        sinceEpoch: heldSince(frames, ({ epoch, validationLoss }) => epoch > 0 && validationLoss !== null && !isBelowBest(validationLoss, baseline)),
        value: loss,
        threshold: baseline.loss,
        form: 'loss',
        source: say('source.best'),
        text: say('stalled.notBelow', { loss, best: baseline.text }),
      },
    ];
  }
  return [
    {
      severity: 'warning',
      sinceEpoch: heldSince(frames, ignoresInput),
      value: 0,
      threshold: 0,
      form: 'number',
      source: say('source.constant'),
      text: say('stalled.constant'),
    },
  ];
}

function settledText(change: number): MessageId {
  return change <= -LEAST_DECREASE ? 'stalled.risingBelow' : 'stalled.below';
}

function stuckText(change: number): MessageId {
  return change < 0 ? 'stalled.rising' : 'stalled.above';
}

/** Relative decrease of the train loss over the window before a frame; null when it reaches back to birth, whose loss is taken otherwise. */
export function decreaseOf(frames: readonly Frame[], frame: Frame): number | null {
  const start = frames[frame.epoch - WINDOW];
  if (start === undefined || start.epoch < 1) return null;
  const { trainLoss: before } = start;
  const { trainLoss: now } = frame;
  return before === null || now === null || !(before > 0) ? null : (before - now) / before;
}
