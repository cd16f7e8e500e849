import { expect, it } from 'vitest';
import { decodeLink } from '../src/core/link/decode.ts';
import type { Lesson } from '../src/lessons/lesson.ts';
import { LESSONS } from '../src/lessons/lessons.ts';
import { judgeLink } from '../src/lessons/testing/evidenceOfLink.ts';
import { writeDocument } from './lessonsDocument.ts';
import { readMeasured, withSeed, writeMeasured } from './measuredLessons.ts';

const SEEDS = Number(process.env.LESSON_SEEDS ?? '8');
const MINUTES = Number(process.env.LESSON_MINUTES ?? '25');

/** Lessons that take minutes a seed are measured for fewer seeds. */
const FEWER_SEEDS: Readonly<Record<string, number>> = { 'more-layers': 2, 'more-data': 3 };

/** The seeds to measure; a lesson that is a study has its own. */
function seedsOf({ id, link }: Lesson): number {
  const { seeds, sweep } = decodeLink(link).view;
  return seeds === undefined && sweep === undefined ? Math.min(SEEDS, FEWER_SEEDS[id] ?? SEEDS) : 1;
}

it('measures every lesson at full size, seed after seed, on from what was measured before', async () => {
  const until = performance.now() + MINUTES * 60_000;
  let measured = readMeasured();
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    for (const lesson of LESSONS) {
      const known = measured[lesson.id];
      const isKnown = known?.link === lesson.link && known.seeds.some((one) => one.seed === seed);
      if (isKnown || seed > seedsOf(lesson) || performance.now() > until) continue;
      const started = performance.now();
      measured = withSeed(measured, lesson, seed, await judgeLink(lesson, `${lesson.link}&seed=${seed}`));
      writeMeasured(measured);
      console.log(`${lesson.id}, seed ${seed}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
    }
  }
  writeDocument(LESSONS, measured);
  expect(Object.keys(measured)).toEqual(expect.arrayContaining(LESSONS.map(({ id }) => id)));
});
