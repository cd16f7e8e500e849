import { judgeAt, optionFor, type Decision } from '../judging/judge.ts';
import type { Lesson } from '../lesson.ts';
import { learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import { deadAtBirth, deadNow, isLearnable, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, GRADIENT_ZEROS, LOSS, ofFirstLayer, zeroOutputsFirst } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { MOSTLY_DEAD } from '../judging/thresholds.ts';

function decide(setting: Setting): Decision {
  const dead = medianOf(setting, deadNow);
  const answer = optionFor(dead, [[0.25, 'few'], [0.75, 'some'], [1, 'most'], [Infinity, 'all']]);
  const explanation = [...unitSentences(setting, dead), ...lossSentences([setting])];
  const claimed = dead !== null && dead > MOSTLY_DEAD && !learns(setting);
  if (!claimed) return { verdict: 'does-not-hold', answer, explanation };
  return { verdict: isLearnable(setting.experiment) ? 'holds' : 'other-reason', answer, explanation };
}

function unitSentences(setting: Setting, dead: number | null): readonly string[] {
  const epoch = setting.outcomes[0]?.epoch ?? 0;
  if (dead === null) return [say('units.cannot-die')];
  if (dead <= MOSTLY_DEAD) return [say('units.alive', { dead, epoch })];
  const zeros = medianOf(setting, zeroOutputsFirst);
  const died = say('units.died', { dead, epoch, born: medianOf(setting, deadAtBirth) ?? 0 });
  return zeros === null || zeros === 1 ? [died] : [died, say('units.not-all-zero', { zeros })];
}

/** The article's first experiment. */
export const oneLayer: Lesson = {
  id: 'one-layer',
  title: 'One ReLU layer',
  question: 'Inputs are all negative. Do 64 ReLU units survive 25 epochs?',
  claim: {
    section: 'Detect Dying ReLU using TensorBoard',
    text: 'Gradients and outputs of the layer are zero in all 25 epochs, and the flat loss shows that the network has stopped learning because its units are dead.',
  },
  link: '',
  quickLink: 'rows=20000&lr=0.01&batch=256',
  until: 'end',
  prediction: {
    question: 'How many of the units are dead on the probe at the end?',
    options: [
      { id: 'few', text: 'Fewer than a quarter' },
      { id: 'some', text: 'A quarter to three quarters' },
      { id: 'most', text: 'More than three quarters, not all' },
      { id: 'all', text: 'All of them' },
    ],
  },
  judge: judgeAt(
    'end',
    (settings) => measure(settings, [
      DEAD, DEAD_ON_TRAINING, BORN_DEAD, LOSS, BASELINE, ACCURACY,
      { quantity: 'zero-outputs', unit: 'share', of: ofFirstLayer(({ output }) => output.zeroFraction) },
      { quantity: 'zero-outputs-first', unit: 'share', of: zeroOutputsFirst },
      GRADIENT_ZEROS,
    ]),
    ([setting]) => decide(setting),
  ),
};
