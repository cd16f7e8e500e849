import { judgeAt, optionFor, type Decision } from '../judging/judge.ts';
import type { Lesson } from '../lesson.ts';
import { lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure, type Question } from '../judging/measure.ts';
import { deadAtBirth, deadNow, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, deadAfter, GRADIENT, GRADIENT_BIRTH, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { SEED_SPREAD } from '../judging/thresholds.ts';

const EARLIER: readonly Question[] = [1, 5].map((epoch) => ({ quantity: 'dead-earlier', unit: 'share', of: deadAfter(epoch), values: { epoch } }));

function decide(setting: Setting): Decision {
  const born = medianOf(setting, deadAtBirth);
  const dead = medianOf(setting, deadNow);
  const first = medianOf(setting, deadAfter(1)) ?? born;
  const epoch = setting.outcomes[0]?.epoch ?? 0;
  if (born === null || dead === null || first === null) return { verdict: 'does-not-hold', answer: null, explanation: [say('units.cannot-die'), ...lossSentences([setting])] };
  return {
    verdict: dead - first > SEED_SPREAD ? 'holds' : 'does-not-hold',
    answer: optionFor(born, [[0.01, 'none'], [0.25, 'few'], [Infinity, 'most']]),
    explanation: [say('negative.birth', { born }), say('negative.grows', { first, epoch, dead }), ...lossSentences([setting])],
  };
}

/** Kernels from the same distribution as the inputs. */
export const negativeKernels: Lesson = {
  id: 'negative-kernels',
  title: 'Uniform (−1, 0)',
  question: 'Negative kernels on negative inputs: for how long do the units stay on?',
  claim: {
    section: 'Solution? 5. Does changing the weight initialization help?',
    text: 'Kernels drawn from the same range as the inputs, −1 to 0, end likewise: the longer the training, the more the outputs and gradients are pulled towards zero.',
  },
  link: 'initializer=random_uniform:-1:0',
  quickLink: null,
  until: 'end',
  prediction: {
    question: 'How many of the units are dead at birth?',
    options: [
      { id: 'none', text: 'None' },
      { id: 'few', text: 'A few' },
      { id: 'most', text: 'A quarter or more' },
    ],
  },
  judge: judgeAt('end', (settings) => measure(settings, [BORN_DEAD, ...EARLIER, DEAD, DEAD_ON_TRAINING, LOSS, BASELINE, ACCURACY, GRADIENT, GRADIENT_BIRTH]), ([setting]) => decide(setting)),
};
