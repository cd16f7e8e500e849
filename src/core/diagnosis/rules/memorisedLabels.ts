import type { Frame } from '../../telemetry/frame.ts';
import { heldSince, isFrameBroken } from '../evidence.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';

/** By what share of itself the best possible loss has to exceed the train loss: the gap by which SageMaker Debugger calls a network overfit. */
const LEAST_GAP = 0.1;

/** Labels that nothing predicts, and a train loss far below the best that is possible on new rows: the rows themselves were learnt by heart. */
export const memorisedLabels: Rule = ({ learnable, baseline, frame, frames }) => {
  if (learnable || baseline === null || isFrameBroken(frame) || frame.trainLoss === null) return [];
  const threshold = baseline.loss / (1 + LEAST_GAP);
  const isMemorised = ({ epoch, trainLoss }: Frame): boolean => epoch > 0 && trainLoss !== null && trainLoss < threshold;
  if (!isMemorised(frame)) return [];
  return [
    {
      severity: 'warning',
      sinceEpoch: heldSince(frames, isMemorised),
      value: frame.trainLoss,
      threshold,
      form: 'loss',
      source: say('source.memorised'),
      text: say('memorised', { train: frame.trainLoss, best: baseline.text }),
    },
  ];
};
