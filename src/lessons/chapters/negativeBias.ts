import { bornDeadSets } from '../judging/unitFates.ts';
import { KERNELS_OF_05, onlyDiffers, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, optionFor, told, type Decision } from '../judging/judge.ts';
import { MOSTLY_DEAD } from '../judging/thresholds.ts';
import { nameOf } from '../judging/lossSentence.ts';
import { measure } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { BORN_DEAD } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

function decide(settings: readonly Setting[]): Decision | null {
  const falling = settings.toSorted((a, b) => firstBias(b) - firstBias(a));
  const sets = bornDeadSets(falling);
  const [highest, lowest] = [falling[0], falling.at(-1)];
  if (sets === null || highest === undefined || lowest === undefined) return null;
  const shares = sets.map((set) => set.filter(Boolean).length / set.length);
  const [high = 0, low = 0] = [shares[0], shares.at(-1)];
  const nested = sets.every((set, index) => index === 0 || (sets[index - 1]?.every((dead, unit) => !dead || set[unit] === true) ?? false));
  return {
    verdicts: [told(low > MOSTLY_DEAD), told(nested)],
    answer: optionFor(low, [[0.25, 'few'], [0.75, 'half'], [Infinity, 'most']]),
    explanation: [say(nested && low > high ? 'bias.grows' : 'bias.does-not', { high, low, highest: nameOf(highest), lowest: nameOf(lowest) })],
  };
}

function firstBias({ experiment }: Setting): number {
  return experiment.layers[0]?.bias ?? 0;
}

/** Biases that hold units off before the first step. */
export const negativeBias = lessonFrom({
  ...headingOf('negative-bias'),
  claim: {
    section: null,
    text: 'With kernels of σ .05, a slightly negative bias is enough for most of a layer to be born dead; the units that are dead already stay so.',
    parts: [
      { text: 'At the lowest bias most of the layer is born dead', isReason: false },
      { text: 'Units that are dead at one bias are dead at every lower one', isReason: false },
    ],
  },
  prediction: {
    question: 'At the lowest bias, how many units are born dead?',
    options: [
      { id: 'few', text: 'Fewer than a quarter' },
      { id: 'half', text: 'About half' },
      { id: 'most', text: 'More than three quarters' },
    ],
  },
  conditions: [onlyDiffers('bias', 'bias'), KERNELS_OF_05, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [BORN_DEAD]),
  decide,
});
