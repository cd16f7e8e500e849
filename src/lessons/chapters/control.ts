import { onlyDiffers, SOME_LEARNABLE } from '../judging/conditions.ts';
import { lessonFrom, optionFor, told, type Decision } from '../judging/judge.ts';
import { learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import { isLearnable, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

function decide(settings: readonly Setting[]): Decision | null {
  const learnable = settings.filter(({ experiment }) => isLearnable(experiment));
  const learnt = learnable.filter(learns);
  const accuracies = learnable.flatMap((setting) => medianOf(setting, ({ validationAccuracy }) => validationAccuracy) ?? []);
  if (learnable.length === 0 || accuracies.length < learnable.length) return null;
  const accuracy = Math.min(...accuracies);
  const all = learnt.length === learnable.length;
  return {
    verdicts: [told(all)],
    answer: optionFor(accuracy, [[0.6, 'half'], [0.9, 'between'], [Infinity, 'most']]),
    explanation: [
      all ? say('control.all', { count: learnable.length }) : say('control.some', { learnt: learnt.length, count: learnable.length }),
      say('control.lowest', { accuracy }),
      ...lossSentences(settings),
    ],
  };
}

/** What the article leaves out: the same inputs with labels that depend on them. */
export const control = lessonFrom({
  ...headingOf('control'),
  claim: { section: null, text: 'The article’s labels are coin flips, so its flat loss proves nothing. With labels that depend on the same inputs the same ReLU layer learns.', parts: [] },
  prediction: {
    question: 'How accurate is the least accurate of the three that can be learnt?',
    options: [
      { id: 'half', text: 'No better than a guess' },
      { id: 'between', text: 'Between 60 % and 90 %' },
      { id: 'most', text: '90 % or more' },
    ],
  },
  conditions: [onlyDiffers('labels', 'labels'), SOME_LEARNABLE],
  numbersOf: (settings) => measure(settings, [LOSS, BASELINE, ACCURACY, DEAD, BORN_DEAD]),
  decide,
});
