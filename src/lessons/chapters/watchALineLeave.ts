import { canDie } from '../../core/vocabulary/activations.ts';
import { ONE_LAYER, ONE_SETTING, TWO_INPUTS, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, optionFor, told, type Decision } from '../judging/judge.ts';
import { lossSentences } from '../judging/lossSentence.ts';
import { medianOf, measure, type Question, type Reading } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { ACCURACY, BASELINE, BORN_DEAD, DEAD, DEAD_ON_TRAINING, LOSS } from '../judging/readings.ts';
import { MOSTLY_DEAD } from '../judging/thresholds.ts';
import { unitEvents } from '../judging/unitFates.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

/** Units of layer 1 whose line ran between the rows of the probe at birth: on for some, off for others. */
function betweenRows({ frames, experiment: { layers } }: Parameters<Reading>[0]): readonly number[] | null {
  const birth = frames[0]?.layers[0];
  const [layer] = layers;
  if (birth === undefined || layer === undefined || !canDie(layer.activation)) return null;
  return Array.from(birth.onRate.keys()).filter((unit) => isBetween(birth.onRate[unit] ?? 0));
}

function isBetween(onRate: number): boolean {
  return onRate > 0 && onRate < 1;
}

const linesAtBirth: Reading = (outcome) => betweenRows(outcome)?.length ?? null;

const linesLeft: Reading = (outcome) => {
  const largest = outcome.frames.at(-1)?.layers[0]?.maxPreActivation;
  return betweenRows(outcome)?.filter((unit) => (largest?.[unit] ?? Number.NaN) <= 0).length ?? null;
};

const events = (event: 'died' | 'revived'): Reading => ({ frames }) => (frames.length === 0 ? null : unitEvents(frames, 0)[event]);

const LINES: readonly Question[] = [
  { quantity: 'lines-birth', unit: 'count', of: linesAtBirth },
  { quantity: 'lines-left', unit: 'count', of: linesLeft },
  { quantity: 'died', unit: 'count', of: events('died'), values: { epoch: 0 } },
  { quantity: 'revived', unit: 'count', of: events('revived'), values: { epoch: 0 } },
];

function decide(setting: Setting): Decision | null {
  const [lines, left, died, revived] = [linesAtBirth, linesLeft, events('died'), events('revived')].map((of) => medianOf(setting, of));
  if (typeof lines !== 'number' || typeof left !== 'number' || typeof died !== 'number' || typeof revived !== 'number' || lines === 0) return null;
  const share = left / lines;
  return {
    verdicts: [told(share > MOSTLY_DEAD), told(revived === 0)],
    answer: optionFor(share, [[0.25, 'few'], [MOSTLY_DEAD + Number.EPSILON, 'half'], [Infinity, 'most']]),
    explanation: [say('line.left', { lines, left, epoch: setting.outcomes[0]?.epoch ?? 0 }), say('line.events', { died, revived }), ...lossSentences([setting])],
  };
}

/** Two inputs, so that each unit is a line that can be watched. */
export const watchALineLeave = lessonFrom({
  ...headingOf('watch-a-line-leave'),
  claim: {
    section: null,
    text: 'With two inputs a unit fires on one side of a line. At birth the lines run between the rows; in training most of them leave, with no row on the side where their unit fires, and none of those comes back.',
    parts: [
      { text: 'More than half of the lines that ran between the rows at birth have left them, with their unit dead', isReason: false },
      { text: 'No unit that died came back', isReason: false },
    ],
  },
  prediction: {
    question: 'How many of the lines leave the rows, with their unit dead?',
    options: [
      { id: 'few', text: 'Fewer than a quarter' },
      { id: 'half', text: 'A quarter to a half' },
      { id: 'most', text: 'More than half' },
    ],
  },
  conditions: [ONE_SETTING, TWO_INPUTS, ONE_LAYER, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [...LINES, DEAD, DEAD_ON_TRAINING, BORN_DEAD, LOSS, BASELINE, ACCURACY]),
  decide: ([setting]) => decide(setting),
});
