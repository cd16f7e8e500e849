import { LEARNABLE, ONE_SETTING, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, optionFor, type Decision } from '../judging/judge.ts';
import { lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import { deadNow, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { ACCURATE, MANY_DEAD } from '../judging/thresholds.ts';
import { headingOf } from '../headings.ts';

function decide(setting: Setting): Decision | null {
  const dead = medianOf(setting, deadNow);
  const accuracy = medianOf(setting, ({ validationAccuracy }) => validationAccuracy);
  if (accuracy === null) return null;
  const manyDead = dead !== null && dead >= MANY_DEAD;
  const answer = optionFor(accuracy, [[0.6, 'half'], [0.9, 'between'], [Infinity, 'most']]);
  if (manyDead && accuracy >= ACCURATE) return { verdicts: ['holds'], answer, explanation: [say('harmless.yes', { dead, accuracy })] };
  const reasons = [
    ...(dead !== null && !manyDead ? [say('harmless.few-dead', { dead })] : []),
    ...(accuracy < ACCURATE ? [say('harmless.inaccurate', { accuracy })] : []),
  ];
  return { verdicts: ['does-not-hold'], answer, explanation: [...reasons, ...lossSentences([setting])] };
}

/** A learning rate that kills units in a network that is accurate all the same. */
export const deadYetAccurate = lessonFrom({
  ...headingOf('dead-yet-accurate'),
  claim: { section: null, text: 'A network can lose about half of its units and still be accurate: dead units alone do not say that it fails.', parts: [] },
  prediction: {
    question: 'How accurate is the network at the end?',
    options: [
      { id: 'half', text: 'No better than a guess' },
      { id: 'between', text: 'Between 60 % and 90 %' },
      { id: 'most', text: '90 % or more' },
    ],
  },
  conditions: [ONE_SETTING, LEARNABLE, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [DEAD, DEAD_ON_TRAINING, BORN_DEAD, ACCURACY, LOSS, BASELINE]),
  decide: ([setting]) => decide(setting),
});
