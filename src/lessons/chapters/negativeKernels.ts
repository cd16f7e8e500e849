import { KERNELS_BELOW_ZERO, NEGATIVE_INPUTS, NO_BIAS, ONE_SETTING, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, optionFor, type Decision } from '../judging/judge.ts';
import { lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure, type Question } from '../judging/measure.ts';
import { deadAtBirth, deadNow, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, deadAfter, GRADIENT, GRADIENT_BIRTH, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { LITTLE } from '../judging/thresholds.ts';
import { headingOf } from '../headings.ts';

const EARLIER: readonly Question[] = [1, 5].map((epoch) => ({ quantity: 'dead-earlier', unit: 'share', of: deadAfter(epoch), values: { epoch } }));

function decide(setting: Setting): Decision | null {
  const [born, dead, first] = [medianOf(setting, deadAtBirth), medianOf(setting, deadNow), medianOf(setting, deadAfter(1))];
  const epoch = setting.outcomes[0]?.epoch ?? 0;
  if (born === null || dead === null || first === null) return null;
  const grown = dead - first;
  return {
    verdicts: [grown > LITTLE ? 'holds' : grown > 0 ? 'undecided' : 'does-not-hold'],
    answer: optionFor(born, [[0.01, 'none'], [0.25, 'few'], [Infinity, 'most']]),
    explanation: [say('negative.birth', { born }), epoch === 1 ? say('negative.one-epoch', { dead }) : say('negative.grows', { first, epoch, dead }), ...(grown > 0 && grown <= LITTLE ? [say('negative.little')] : []), ...lossSentences([setting])],
  };
}

/** Kernels from the same distribution as the inputs. */
export const negativeKernels = lessonFrom({
  ...headingOf('negative-kernels'),
  claim: {
    section: 'Solution? 5. Does changing the weight initialization help?',
    text: 'Kernels drawn from the same range as the inputs, −1 to 0, end likewise: the longer the training, the more the outputs and gradients are pulled towards zero.',
    parts: [],
  },
  prediction: {
    question: 'How many of the units are dead at birth?',
    options: [
      { id: 'none', text: 'None' },
      { id: 'few', text: 'A few' },
      { id: 'most', text: 'A quarter or more' },
    ],
  },
  conditions: [ONE_SETTING, NEGATIVE_INPUTS, KERNELS_BELOW_ZERO, NO_BIAS, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [BORN_DEAD, ...EARLIER, DEAD, DEAD_ON_TRAINING, LOSS, BASELINE, ACCURACY, GRADIENT, GRADIENT_BIRTH]),
  decide: ([setting]) => decide(setting),
});
