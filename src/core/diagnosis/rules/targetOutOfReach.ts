import type { Experiment } from '../../experiment/experiment.ts';
import { targetsOf } from '../baseline.ts';
import type { Rule } from '../finding.ts';
import { say } from '../words.ts';
import { isOutputDead } from './deadOutput.ts';

/** Lowest output of each output activation; both targets lie below the highest of all of them, or at it. */
const LOWEST_OUTPUT: Readonly<Record<Experiment['output'], number>> = { sigmoid: 0, relu: 0, linear: -Infinity };
const OUTPUT_NAMES: Readonly<Record<Experiment['output'], string>> = { sigmoid: 'sigmoid', relu: 'ReLU', linear: 'linear' };

/** Whether the lower target lies below every value that the output can take. */
export function targetIsOutOfReach(experiment: Experiment): boolean {
  return targetsOf(experiment)[0] < LOWEST_OUTPUT[experiment.output];
}

/** A target that the output activation cannot produce, whatever is learnt: from birth. Severe where the output has died on its way there. */
export const targetOutOfReach: Rule = ({ experiment, frame }) => {
  if (!targetIsOutOfReach(experiment)) return [];
  const [target] = targetsOf(experiment);
  const lowest = LOWEST_OUTPUT[experiment.output];
  return [
    {
      severity: isOutputDead(frame) ? 'severe' : 'warning',
      sinceEpoch: 0,
      value: target,
      threshold: lowest,
      form: 'number',
      source: say('source.reach'),
      text: say('reach.below', { target, lowest, output: OUTPUT_NAMES[experiment.output] }),
    },
  ];
};
