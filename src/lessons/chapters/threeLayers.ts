import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { ONE_SETTING, SEVERAL_LAYERS, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { causeOfStandstill, learns, lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure, type Question, type Reading } from '../judging/measure.ts';
import { deadInLastLayer, type Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, gradientSize, gradientSizeAtBirth, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

const normOf = (layer: number): Reading => ({ frames }) => frames.at(-1)?.layers[layer - 1]?.kernelGradient.norm ?? null;

function questionsOf(settings: readonly Setting[]): readonly Question[] {
  const layers = Math.max(0, ...settings.map(({ experiment }) => experiment.layers.length));
  return Array.from({ length: layers }, (_, index) => index + 1).flatMap((layer): readonly Question[] => [
    { quantity: 'dead-layer', unit: 'share', of: ({ dead }) => dead[layer - 1] ?? null, values: { layer } },
    { quantity: 'gradient-norm', unit: 'number', of: normOf(layer), values: { layer } },
  ]);
}

/** Largest norm of a hidden layer's kernel gradient. */
const largestNorm: Reading = ({ frames, experiment: { layers } }) => {
  const norms = layers.map((_, index) => frames.at(-1)?.layers[index]?.kernelGradient.norm ?? null).filter((norm) => norm !== null);
  return norms.length < layers.length ? null : Math.max(...norms);
};

function decide(setting: Setting): Decision | null {
  const [dead, norm] = [medianOf(setting, deadInLastLayer), medianOf(setting, largestNorm)];
  if (dead === null || norm === null) return null;
  const isZero = norm === 0 && !learns(setting);
  const cause = causeOfStandstill(setting);
  return {
    verdicts: [told(isZero), cause.verdict],
    answer: answerOf(setting),
    explanation: [norm === 0 ? say('gradients.severed') : say('gradients.not-severed', { dead }), ...lossSentences([setting]), ...(isZero ? [cause.sentence] : [])],
  };
}

function answerOf(setting: Setting): string | null {
  const size = medianOf(setting, gradientSize);
  const birth = medianOf(setting, gradientSizeAtBirth);
  if (size === null || birth === null) return null;
  if (size === 0) return 'zero';
  return size < birth ? 'smaller' : 'larger';
}

/** The article's network of three hidden layers. */
export const threeLayers = lessonFrom({
  ...headingOf('three-layers'),
  claim: {
    section: 'Add More Layers',
    text: 'More ReLU layers do not solve it: the gradients are still zero, in every layer, and that is what hurts the network.',
    parts: [
      { text: 'The gradients are zero in every layer', isReason: false },
      { text: 'That is what hurts the network', isReason: true },
    ],
  },
  prediction: {
    question: 'What gradient reaches the kernels of layer 1 at the end?',
    options: [
      { id: 'larger', text: 'A larger one than at birth' },
      { id: 'smaller', text: 'A smaller one than at birth' },
      { id: 'zero', text: 'Exactly zero' },
    ],
  },
  conditions: [ONE_SETTING, SEVERAL_LAYERS, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [...questionsOf(settings), LOSS, BASELINE, ACCURACY]),
  decide: ([setting]) => decide(setting),
});
