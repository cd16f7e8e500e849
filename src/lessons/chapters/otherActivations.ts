import { NO_UNIT_CAN_DIE, onlyDiffersIfSeveral } from '../judging/conditions.ts';
import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, DEAD, GRADIENT, GRADIENT_BIRTH, gradientSize, gradientSizeAtBirth, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { VANISHED } from '../judging/thresholds.ts';
import { headingOf } from '../headings.ts';

function decide(settings: readonly Setting[]): Decision {
  const learnt = settings.filter(learns);
  const sizes = settings.map((setting) => medianOf(setting, gradientSize));
  const vanished = sizes.every((size) => size !== null && size < VANISHED);
  const gradients = settings.flatMap(gradientSentence);
  return { verdicts: [told(learnt.length === 0), told(vanished)], answer: answerOf(settings.length, learnt.length), explanation: [...lossSentences(settings), ...gradients] };
}

function gradientSentence(setting: Setting): readonly string[] {
  const [gradient, birth] = [medianOf(setting, gradientSize), medianOf(setting, gradientSizeAtBirth)];
  if (gradient === null || birth === null) return [];
  const sentence = say(gradient < VANISHED ? 'gradients.vanished' : 'gradients.small', { gradient, birth, threshold: VANISHED });
  return [setting.label === null ? sentence : `${setting.label}: ${sentence}`];
}

function answerOf(count: number, learnt: number): string {
  if (learnt === 0) return 'none';
  return learnt === count ? 'all' : 'some';
}

/** Activations that cannot die, in the article's network. */
export const otherActivations = lessonFrom({
  ...headingOf('other-activations'),
  claim: {
    section: 'Solution? 6. Does changing activations help?',
    text: 'It may help, but here tanh, sigmoid and leaky ReLU all fail, because their gradients vanish.',
    parts: [
      { text: 'None of them learns', isReason: false },
      { text: 'That is because their gradients vanish', isReason: true },
    ],
  },
  prediction: {
    question: 'How many of the three get below the loss of the best constant?',
    options: [
      { id: 'none', text: 'None' },
      { id: 'some', text: 'One or two' },
      { id: 'all', text: 'All three' },
    ],
  },
  conditions: [onlyDiffersIfSeveral('activation', 'activation'), NO_UNIT_CAN_DIE],
  numbersOf: (settings) => measure(settings, [DEAD, LOSS, BASELINE, ACCURACY, GRADIENT, GRADIENT_BIRTH]),
  decide,
});
