import { canDie } from '../../core/vocabulary/activations.ts';
import { onlyDiffers, SLOPES } from '../judging/conditions.ts';
import { lessonFrom, told, type Decision } from '../judging/judge.ts';
import { lossSentences, nameOf } from '../judging/lossSentence.ts';
import { medianOf, measure } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { BASELINE, belowZero, GRADIENT, GRADIENT_ZEROS, gradientZeros, LOSS } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

interface Slope {
  readonly setting: Setting;
  readonly below: number;
  readonly zeros: number;
}

function isMortal({ experiment }: Setting): boolean {
  return experiment.layers.every(({ activation }) => canDie(activation));
}

function decide(settings: readonly [Setting, ...Setting[]]): Decision | null {
  const shown = settings.flatMap((setting): readonly Slope[] => {
    const [below, zeros] = [medianOf(setting, belowZero), medianOf(setting, gradientZeros)];
    return below === null || zeros === null ? [] : [{ setting, below, zeros }];
  });
  const flat = shown.find(({ setting }) => isMortal(setting));
  const sloped = shown.filter(({ setting }) => !isMortal(setting));
  const [smallest] = sloped;
  if (flat === undefined || smallest === undefined) return null;
  const mostZeros = Math.max(...sloped.map(({ zeros }) => zeros));
  return {
    verdicts: [told(mostZeros === 0)],
    answer: answerOf(smallest.below, flat.below),
    explanation: [
      say('slope.zero', { setting: nameOf(flat.setting), zeros: flat.zeros }),
      mostZeros === 0 ? say('slope.none', { below: Math.max(...sloped.map(({ below }) => below)) }) : say('slope.some', { zeros: mostZeros }),
      ...lossSentences(settings),
    ],
  };
}

function answerOf(smallest: number, flat: number): string {
  if (smallest === 0) return 'none';
  return smallest * 2 < flat ? 'fewer' : 'as-many';
}

/** The slope below 0 that keeps a gradient. */
export const leakySlope = lessonFrom({
  ...headingOf('leaky-slope'),
  claim: { section: null, text: 'Any slope below 0 keeps every gradient from being exactly zero, also where a unit is at or below 0 on every row.', parts: [] },
  prediction: {
    question: 'With slope 0.01, how many units end at or below 0 on every probe row?',
    options: [
      { id: 'none', text: 'None' },
      { id: 'fewer', text: 'Fewer than half as many as with ReLU' },
      { id: 'as-many', text: 'More than that' },
    ],
  },
  conditions: [onlyDiffers('activation', 'activation'), SLOPES],
  numbersOf: (settings) => measure(settings, [{ quantity: 'below-zero', unit: 'share', of: belowZero }, GRADIENT_ZEROS, GRADIENT, LOSS, BASELINE]),
  decide,
});
