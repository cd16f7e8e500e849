import { bornDeadSets } from '../judging/unitFates.ts';
import { NO_BIAS, onlyDiffers, SAME_DIRECTIONS, UNITS_CAN_DIE } from '../judging/conditions.ts';
import { lessonFrom, type Decision } from '../judging/judge.ts';
import { measure } from '../judging/measure.ts';
import type { Setting } from '../judging/outcome.ts';
import { BORN_DEAD } from '../judging/readings.ts';
import { say } from '../judging/words.ts';
import { headingOf } from '../headings.ts';

function decide(settings: readonly Setting[]): Decision | null {
  const sets = bornDeadSets(settings);
  const [first = []] = sets ?? [];
  if (sets === null) return null;
  const units = first.length;
  const differing = first.filter((_, unit) => sets.some((set) => set[unit] !== first[unit])).length;
  const counts = sets.map((set) => set.filter(Boolean).length);
  const dead = counts[0] ?? 0;
  return differing === 0
    ? { verdicts: ['holds'], answer: 'same', explanation: [say('scale.same', { count: sets.length, dead, units }), say('scale.no-bias')] }
    : { verdicts: ['does-not-hold'], answer: answerOf(dead, counts.at(-1) ?? 0), explanation: [say('scale.differs', { differing, units })] };
}

function answerOf(first: number, last: number): string | null {
  if (first === last) return null;
  return last > first ? 'more' : 'fewer';
}

/** One underlying draw, scaled a thousandfold. */
export const scale = lessonFrom({
  ...headingOf('scale'),
  claim: { section: null, text: 'With bias 0 the scale of an initializer cannot change which units are born dead: only directions can.', parts: [] },
  prediction: {
    question: 'With the largest kernels, how many units are born dead?',
    options: [
      { id: 'fewer', text: 'Fewer than with the smallest' },
      { id: 'same', text: 'The very same units' },
      { id: 'more', text: 'More' },
    ],
  },
  conditions: [onlyDiffers('initializer', 'initializer'), NO_BIAS, SAME_DIRECTIONS, UNITS_CAN_DIE],
  numbersOf: (settings) => measure(settings, [BORN_DEAD]),
  decide,
});
