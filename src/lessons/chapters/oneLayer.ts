import { lessonFrom, optionFor, told, type Decision } from '../judging/judge.ts';
import { ONE_LAYER, ONE_SETTING, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { causeOfStandstill, learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import { deadAtBirth, deadNow, isLearnable, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, GRADIENT_ZEROS, LOSS, ofFirstLayer, zeroOutputsFirst } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { MOSTLY_DEAD } from '../judging/thresholds.ts';
import { headingOf } from '../headings.ts';

function decide(setting: Setting): Decision {
  const dead = medianOf(setting, deadNow);
  const answer = optionFor(dead, [[0.25, 'few'], [0.75, 'some'], [1, 'most'], [Infinity, 'all']]);
  const claimed = dead !== null && dead > MOSTLY_DEAD && !learns(setting);
  const cause = causeOfStandstill(setting);
  return {
    verdicts: [told(claimed), cause.verdict],
    answer,
    explanation: [...unitSentences(setting, dead), ...lossSentences([setting]), ...(claimed && isLearnable(setting.experiment) ? [cause.sentence] : [])],
  };
}

function unitSentences(setting: Setting, dead: number | null): readonly string[] {
  const epoch = setting.outcomes[0]?.epoch ?? 0;
  if (dead === null) return [];
  if (dead <= MOSTLY_DEAD) return [say('units.alive', { dead, epoch })];
  const zeros = medianOf(setting, zeroOutputsFirst);
  const died = say('units.died', { dead, epoch, born: medianOf(setting, deadAtBirth) ?? 0 });
  return zeros === null || zeros === 1 ? [died] : [died, say('units.not-all-zero', { zeros })];
}

/** The article's first experiment. */
export const oneLayer = lessonFrom({
  ...headingOf('one-layer'),
  claim: {
    section: 'Detect Dying ReLU using TensorBoard',
    text: 'Gradients and outputs of the layer are zero in all 25 epochs, and the flat loss shows that the network has stopped learning because its units are dead.',
    parts: [
      { text: 'Its units die and its loss stays flat', isReason: false },
      { text: 'The flat loss is because of the dead units', isReason: true },
    ],
  },
  prediction: {
    question: 'How many of the units are dead on the probe at the end?',
    options: [
      { id: 'few', text: 'Fewer than a quarter' },
      { id: 'some', text: 'A quarter to three quarters' },
      { id: 'most', text: 'More than three quarters, not all' },
      { id: 'all', text: 'All of them' },
    ],
  },
  conditions: [ONE_SETTING, ONE_LAYER, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [
    DEAD, DEAD_ON_TRAINING, BORN_DEAD, LOSS, BASELINE, ACCURACY,
    { quantity: 'zero-outputs', unit: 'share', of: ofFirstLayer(({ output }) => output.zeroFraction) },
    { quantity: 'zero-outputs-first', unit: 'share', of: zeroOutputsFirst },
    GRADIENT_ZEROS,
  ]),
  decide: ([setting]) => decide(setting),
});
