import type { Frame } from '../../telemetry/frame.ts';
import { type Evidence, isFrameBroken } from '../evidence.ts';
import { WINDOW } from '../margins.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';

/** Largest healthy (validation − train)/train: SageMaker Debugger, Overfit. The validation loss has to have risen by as much above its lowest. */
const MOST_GAP = 0.1;

/** Share of the best constant's loss below which a validation loss is small, risen or not. */
const SMALL = 0.1;

/**
 * The network gets better at its training rows and worse at others: the validation loss is 10 % above the train loss, and for three epochs above
 * its own lowest, by more than chance, while the train loss has fallen since. Only where labels can be learnt; of others see
 * `memorisedLabels`. Dropout raises the train loss, so it can hide this, not feign it.
 */
export const overfitting: Rule = (evidence) => {
  const { learnable, frame, baseline } = evidence;
  if (!learnable || baseline === null || isFrameBroken(frame)) return [];
  const lowest = lowestOf(evidence);
  const { trainLoss: train, validationLoss: validation } = frame;
  if (lowest === null || train === null || validation === null) return [];
  const gap = (validation - train) / train;
  const since = Math.min(...evidence.frames.slice(-WINDOW).map(({ validationLoss }) => validationLoss ?? Infinity));
  const rose = since > lowest.loss * (1 + MOST_GAP) && since > lowest.loss + baseline.margin;
  if (!(gap > MOST_GAP) || !rose || !(train < lowest.train)) return [];
  return [
    {
      severity: validation < SMALL * baseline.loss ? 'note' : 'warning',
      sinceEpoch: lowest.epoch + 1,
      value: gap,
      threshold: MOST_GAP,
      form: 'number',
      source: say('source.overfitting'),
      text: say('overfitting', { epoch: lowest.epoch, lowest: lowest.loss, validation, train }),
    },
  ];
};

interface Lowest {
  readonly epoch: number;
  readonly loss: number;
  /** The train loss of that epoch. */
  readonly train: number;
}

/** The lowest validation loss after birth, where it was first reached. */
function lowestOf({ frames }: Evidence): Lowest | null {
  return frames.reduce<Lowest | null>((best, frame) => {
    const now = lossesOf(frame);
    return now !== null && (best === null || now.loss < best.loss) ? now : best;
  }, null);
}

function lossesOf({ epoch, validationLoss, trainLoss }: Frame): Lowest | null {
  return epoch === 0 || validationLoss === null || trainLoss === null ? null : { epoch, loss: validationLoss, train: trainLoss };
}
