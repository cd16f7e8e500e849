import { judgeAt, type Decision } from '../judging/judge.ts';
import type { Lesson } from '../lesson.ts';
import { learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure, type Question, type Reading } from '../judging/measure.ts';
import { deadInLastLayer, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, gradientSize, gradientSizeAtBirth, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { MOSTLY_DEAD } from '../judging/thresholds.ts';

const normOf = (layer: number): Reading => ({ frames }) => frames.at(-1)?.layers[layer - 1]?.kernelGradient.norm ?? null;

function questionsOf(settings: readonly Setting[]): readonly Question[] {
  const layers = Math.max(0, ...settings.map(({ experiment }) => experiment.layers.length));
  return Array.from({ length: layers }, (_, index) => index + 1).flatMap((layer): readonly Question[] => [
    { quantity: 'dead-layer', unit: 'share', of: ({ dead }) => dead[layer - 1] ?? null, values: { layer } },
    { quantity: 'gradient-norm', unit: 'number', of: normOf(layer), values: { layer } },
  ]);
}

/** Whether no gradient passes the last hidden layer: all its units are dead, so that every kernel gradient before it is exactly 0. */
const severed: Reading = ({ dead }) => (dead.at(-1) === 1 ? 1 : 0);

function decide(setting: Setting): Decision {
  const dead = medianOf(setting, deadInLastLayer);
  const holds = dead !== null && dead > MOSTLY_DEAD && !learns(setting);
  return { verdict: holds ? 'holds' : 'does-not-hold', answer: answerOf(setting), explanation: [unitSentence(setting, dead), ...lossSentences([setting])] };
}

function unitSentence(setting: Setting, dead: number | null): string {
  if (dead === null) return say('units.cannot-die');
  return medianOf(setting, severed) === 1 ? say('gradients.severed') : say('gradients.not-severed', { dead });
}

function answerOf(setting: Setting): string | null {
  const size = medianOf(setting, gradientSize);
  const birth = medianOf(setting, gradientSizeAtBirth);
  if (size === null || birth === null) return null;
  if (size === 0) return 'zero';
  return size < birth ? 'smaller' : 'larger';
}

/** The article's network of three hidden layers. */
export const threeLayers: Lesson = {
  id: 'three-layers',
  title: 'Three ReLU layers',
  question: 'Do three layers keep units alive where one did not?',
  claim: {
    section: 'Add More Layers',
    text: 'More ReLU layers do not solve it: the gradients are still zero, in every layer, and that is what hurts the network.',
  },
  link: 'hidden=64,64,64',
  quickLink: 'rows=20000&hidden=64,64,64&lr=0.01&batch=256',
  until: 'end',
  prediction: {
    question: 'What gradient reaches the kernels of layer 1 at the end?',
    options: [
      { id: 'larger', text: 'A larger one than at birth' },
      { id: 'smaller', text: 'A smaller one than at birth' },
      { id: 'zero', text: 'Exactly zero' },
    ],
  },
  judge: judgeAt('end', (settings) => measure(settings, [...questionsOf(settings), LOSS, BASELINE, ACCURACY]), ([setting]) => decide(setting)),
};
