import { bornDeadShare, judgeBornDead, measureBornDead, trendOf } from '../judging/bornDeadTheory.ts';
import { BOUNDS_HOLD, MANY_SEEDS, REFERENCE_HOLDS } from '../judging/conditions.ts';
import { lessonFrom, optionFor, told, type Decision, type LessonPlan } from '../judging/judge.ts';
import type { Setting } from '../judging/outcome.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

/** The depth that the prediction asks about. */
const ASKED_DEPTH = 10;

/** Whether the curve agrees with theory, and whether the share goes the way that the claim says. */
function decideCurve(settings: readonly Setting[], way: 'up' | 'down', answer: string | null): Decision | null {
  const [judged, trend, first, last] = [judgeBornDead(settings), trendOf(settings), settings[0], settings.at(-1)];
  if (judged === null || trend === null || first === undefined || last === undefined) return null;
  const went = say('born.trend', { first: first.label ?? '', last: last.label ?? '', low: bornDeadShare(first), high: bornDeadShare(last) });
  return { verdicts: [told(judged.isWithin), told(trend === way)], answer, explanation: [...judged.explanation, went] };
}

function decideByDepth(settings: readonly Setting[]): Decision | null {
  const asked = settings.find(({ experiment }) => experiment.layers.length === ASKED_DEPTH);
  return decideCurve(settings, 'up', asked === undefined ? null : optionFor(bornDeadShare(asked), [[0.25, 'few'], [0.75, 'half'], [Infinity, 'most']]));
}

const DEPTH_OPTIONS: LessonPlan['prediction'] = {
  question: 'How many networks of ten hidden layers of two units are born dead?',
  options: [
    { id: 'few', text: 'Fewer than a quarter' },
    { id: 'half', text: 'About half' },
    { id: 'most', text: 'More than three quarters' },
  ],
};

/** Networks born dead as depth grows: one input, where theory has bounds. */
export const bornDeadByDepth = lessonFrom({
  ...headingOf('born-dead-by-depth'),
  claim: {
    section: null,
    text: 'With one input on a symmetric box, the share of networks born dead agrees with the bounds of Lu, Shin, Su and Karniadakis, and grows with depth.',
    parts: [
      { text: 'The shares agree with the bounds', isReason: false },
      { text: 'They grow with depth', isReason: false },
    ],
  },
  prediction: DEPTH_OPTIONS,
  conditions: [MANY_SEEDS, BOUNDS_HOLD],
  numbersOf: measureBornDead,
  decide: decideByDepth,
});

/** The same with the article's four inputs, where the bounds do not hold. */
export const bornDeadFourInputs = lessonFrom({
  ...headingOf('born-dead-four-inputs'),
  claim: {
    section: null,
    text: 'With four inputs on the negative box no bound is known; the shares agree with a Monte Carlo reference, and depth still kills.',
    parts: [
      { text: 'The shares agree with the reference', isReason: false },
      { text: 'They grow with depth', isReason: false },
    ],
  },
  prediction: DEPTH_OPTIONS,
  conditions: [MANY_SEEDS, REFERENCE_HOLDS],
  numbersOf: measureBornDead,
  decide: decideByDepth,
});

/** The share below which the prediction calls networks born dead rare. */
const RARE = 0.1;

function decideByWidth(settings: readonly Setting[]): Decision | null {
  const rareFrom = settings.find((setting) => bornDeadShare(setting) < RARE)?.experiment.layers[0]?.units ?? Infinity;
  return decideCurve(settings, 'down', optionFor(rareFrom, [[5, 'narrow'], [9, 'middle'], [Infinity, 'wide']]) ?? 'wide');
}

/** Networks born dead as width grows, nine hidden layers deep. */
export const bornDeadByWidth = lessonFrom({
  ...headingOf('born-dead-by-width'),
  claim: {
    section: null,
    text: 'Width protects: with one input on a symmetric box the share of networks born dead falls with the width, in agreement with the bounds of Lu, Shin, Su and Karniadakis.',
    parts: [
      { text: 'The shares agree with the bounds', isReason: false },
      { text: 'They fall with the width', isReason: false },
    ],
  },
  prediction: {
    question: 'From which width on are fewer than one in ten of the networks born dead?',
    options: [
      { id: 'narrow', text: '4 or fewer units a layer' },
      { id: 'middle', text: '5 to 8 units' },
      { id: 'wide', text: 'More than 8 units' },
    ],
  },
  conditions: [MANY_SEEDS, BOUNDS_HOLD],
  numbersOf: measureBornDead,
  decide: decideByWidth,
});
