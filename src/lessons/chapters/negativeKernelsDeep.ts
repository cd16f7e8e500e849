import { KERNELS_BELOW_ZERO, NEGATIVE_INPUTS, NO_BIAS, ONE_SETTING, SEVERAL_LAYERS, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { medianOf, measure, type Question } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

function questionsOf(settings: readonly Setting[]): readonly Question[] {
  const layers = Math.max(0, ...settings.map(({ experiment }) => experiment.layers.length));
  return Array.from({ length: layers }, (_, index) => ({ quantity: 'born-dead-layer', unit: 'share', of: ({ bornDead }) => bornDead[index] ?? null, values: { layer: index + 1 } }));
}

function decide(setting: Setting): Decision | null {
  const shares = setting.experiment.layers.map((_, layer) => medianOf(setting, ({ bornDead }) => bornDead[layer] ?? null));
  const known = shares.filter((share) => share !== null);
  const [first, ...later] = known;
  if (first === undefined || later.length === 0 || known.length < shares.length) return null;
  const least = Math.min(...later);
  return {
    verdicts: [told(first === 0), told(least === 1)],
    answer: answerOf(least, Math.max(...later)),
    explanation: [say('severed.born', { first, later: least })],
  };
}

function answerOf(least: number, most: number): string {
  if (least === 1) return 'all';
  return most === 0 ? 'none' : 'some';
}

/** Negative kernels in every layer: what the second layer receives is positive. */
export const negativeKernelsDeep = lessonFrom({
  ...headingOf('negative-kernels-deep'),
  claim: {
    section: null,
    text: 'Negative kernels keep layer 1 wholly alive on negative inputs, and kill every later layer before the first step.',
    parts: [
      { text: 'Layer 1 is wholly alive at birth', isReason: false },
      { text: 'Every later layer is dead', isReason: false },
    ],
  },
  prediction: {
    question: 'How many units of layers 2 and 3 are dead at birth?',
    options: [
      { id: 'none', text: 'None' },
      { id: 'some', text: 'Some' },
      { id: 'all', text: 'All' },
    ],
  },
  conditions: [ONE_SETTING, SEVERAL_LAYERS, NEGATIVE_INPUTS, KERNELS_BELOW_ZERO, NO_BIAS, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, questionsOf(settings)),
  decide: ([setting]) => decide(setting),
});
