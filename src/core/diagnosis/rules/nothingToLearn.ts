import type { Evidence } from '../evidence.ts';
import { isPlacedAtBest } from '../baseline.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';

/** Whether the loss has reached the best that labels without information allow. False for labels that can be learnt. */
export function hasReachedBest({ learnable, baseline, frame }: Evidence): boolean {
  return !learnable && baseline !== null && frame.validationLoss !== null && isPlacedAtBest(frame.validationLoss, baseline);
}

/** Labels independent of the inputs: no network can beat the best constant, dead or alive. */
export const nothingToLearn: Rule = (evidence) => {
  const { learnable, baseline, frame } = evidence;
  if (learnable || baseline === null) return [];
  const best = baseline.text;
  return [
    {
      severity: 'note',
      sinceEpoch: 0,
      value: frame.validationLoss !== null && !Number.isNaN(frame.validationLoss) ? frame.validationLoss : baseline.loss,
      threshold: baseline.loss,
      form: 'loss',
      source: say('source.nothing'),
      text: say(hasReachedBest(evidence) ? 'nothing.reached' : 'nothing.above', { best }),
    },
  ];
};
