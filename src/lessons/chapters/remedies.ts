import { differencesOf } from '../../core/comparison/differences.ts';
import { writeShown } from '../../core/shown/shown.ts';
import { atSweepValue, type SweepAxisId } from '../../core/study/sweepAxes.ts';
import { lessonFrom, type Decision, type LessonPlan } from '../judging/judge.ts';
import { onlyDiffers, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { deadEffect } from '../judging/deadEffect.ts';
import { learns, lossSentences, nameOf } from '../judging/lossSentence.ts';
import { measure, type Question } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, LOSS, DEAD, DEAD_LAST } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

/**
 * Judges the claim that something does not help: the setting with least of it is without, the others have it. It does not
 * hold when one of the others learns and the first does not, or keeps units alive by more than seeds explain. `dead` says which units
 * are counted, `axis` along what a sweep over seeds would decide where one seed cannot. The answers are `fewer`, `same`, `more`, by the setting with most.
 */
function remedyJudge(dead: Question, axis: SweepAxisId, amountOf: (setting: Setting) => number): Pick<LessonPlan, 'numbersOf' | 'decide'> {
  return {
    numbersOf: (settings) => measure(settings, [dead, BORN_DEAD, LOSS, BASELINE, ACCURACY]),
    decide: (settings) => {
      const [plain, ...others] = settings.toSorted((a, b) => amountOf(a) - amountOf(b));
      return plain === undefined ? null : decide(plain, others, dead, sweepOver(settings, axis, amountOf));
    },
  };
}

/** Seeds that a link to the same over seeds asks for. */
const SEEDS = 8;

/** Link to the same settings over seeds; null where no sweep has them. */
function sweepOver(settings: readonly [Setting, ...Setting[]], axis: SweepAxisId, amountOf: (setting: Setting) => number): string | null {
  const [{ experiment, outcomes }] = settings;
  const values = settings.map(amountOf);
  const isSwept = values.every((value, index) => {
    const swept = atSweepValue(experiment, axis, value);
    const shown = settings[index];
    return swept !== null && shown !== undefined && differencesOf([swept, shown.experiment]).length === 0;
  });
  return isSwept && outcomes.length === 1 ? writeShown({ kind: 'study', experiment, study: { seeds: SEEDS, sweep: { axis, values } } }) : null;
}

function decide(plain: Setting, others: readonly Setting[], dead: Question, overSeeds: string | null): Decision | null {
  const effects = others.flatMap((setting) => deadEffect(plain, setting, dead) ?? []);
  const last = effects.at(-1);
  if (last === undefined || effects.length < others.length) return null;
  const learning = learns(plain) ? [] : others.filter(learns);
  const verdict = learning.length > 0 || effects.some(({ helped }) => helped === true) ? 'does-not-hold' : effects.some(({ helped }) => helped === null) ? 'undecided' : 'holds';
  return {
    verdicts: [verdict],
    answer: last.kind,
    wouldDecide: verdict === 'undecided' ? overSeeds : null,
    explanation: [...effects.flatMap(({ explanation }) => explanation), ...learning.map((setting) => say('remedy.learns', { setting: nameOf(setting) })), ...lossSentences([plain, ...others])],
  };
}

/** What a reader can expect of a remedy. */
const REMEDY_OPTIONS: LessonPlan['prediction']['options'] = [
  { id: 'fewer', text: 'Clearly fewer' },
  { id: 'same', text: 'About as many' },
  { id: 'more', text: 'Clearly more' },
];

/** Five times the rows, drawn the same way. */
export const moreData = lessonFrom({
  ...headingOf('more-data'),
  claim: { section: 'Solution? 1. Does increasing data size help?', text: 'No: new rows from the same distribution are of no use.', parts: [] },
  prediction: { question: 'With five times the rows, how many units are dead at the end?', options: REMEDY_OPTIONS },
  conditions: [onlyDiffers('rows', 'rows'), UNITS_CAN_DIE],
  ...remedyJudge(DEAD, 'rows', ({ experiment }) => experiment.rows),
});

/** The first experiment with and without dropout. */
export const dropout = lessonFrom({
  ...headingOf('dropout'),
  claim: { section: 'Solution? 2. Does adding Dropouts help?', text: 'Dropout has nothing to do with what a ReLU puts out, so it has little effect on dead units.', parts: [] },
  prediction: { question: 'With half of the units dropped in every step, how many units are dead at the end?', options: REMEDY_OPTIONS },
  conditions: [onlyDiffers('dropout', 'dropout'), UNITS_CAN_DIE],
  ...remedyJudge(DEAD, 'dropout', ({ experiment }) => Math.max(...experiment.layers.map(({ dropout: rate }) => rate))),
});

/** One, three and five layers side by side. */
export const moreLayers = lessonFrom({
  ...headingOf('more-layers'),
  claim: { section: 'Solution? 3. Does adding more layers help?', text: 'No, more layers do not solve it.', parts: [] },
  prediction: { question: 'With five layers, how many units of the last hidden layer are dead at the end, against one layer?', options: REMEDY_OPTIONS },
  conditions: [onlyDiffers('hidden', 'hidden layers'), UNITS_CAN_DIE],
  ...remedyJudge(DEAD_LAST, 'depth', ({ experiment }) => experiment.layers.length),
});
