import { expect, it } from 'vitest';
import { readLink } from '../src/core/address/readLink.ts';
import type { Lesson } from '../src/lessons/lesson.ts';
import { LESSONS } from '../src/lessons/lessons.ts';
import { judgeLink } from '../src/lessons/testing/judgeLink.ts';
import { writeDocument } from './lessonsDocument.ts';
import { readMeasured, withSeed, writeMeasured } from './measuredLessons.ts';

const SEEDS = Number(process.env.LESSON_SEEDS ?? '8');
const MINUTES = Number(process.env.LESSON_MINUTES ?? '25');
/** Ids of the lessons to measure, separated by commas; all where there are none. */
const ONLY = process.env.LESSON_IDS?.split(',') ?? LESSONS.map(({ id }) => id);

/** Lessons that take a minute a seed are measured last. */
const SLOW: ReadonlySet<string> = new Set(['more-data', 'more-layers']);

interface Job {
  readonly lesson: Lesson;
  readonly seed: number;
}

/** Every seed of every lesson that is to be measured, in order: seed after seed, slow lessons last. */
function jobs(): readonly Job[] {
  const all = Array.from({ length: SEEDS }, (_, index) => index + 1).flatMap((seed) => LESSONS.map((lesson): Job => ({ lesson, seed })));
  const wanted = all.filter(({ lesson, seed }) => ONLY.includes(lesson.id) && seed <= seedsOf(lesson));
  return wanted.toSorted((a, b) => Number(SLOW.has(a.lesson.id)) - Number(SLOW.has(b.lesson.id)));
}

/** A lesson that is a study has its own seeds. */
function seedsOf({ link }: Lesson): number {
  return readLink(link).shown.kind === 'study' ? 1 : SEEDS;
}

it('measures every lesson at full size, on from what was measured before', async () => {
  const until = performance.now() + MINUTES * 60_000;
  let measured = readMeasured();
  for (const { lesson, seed } of jobs()) {
    const known = measured[lesson.id];
    const isKnown = known?.link === lesson.link && known.seeds.some((one) => one.seed === seed && one.parts !== undefined);
    if (isKnown || performance.now() > until) continue;
    const started = performance.now();
    measured = withSeed(measured, lesson, seed, await judgeLink(lesson, `${lesson.link}&seed=${seed}`));
    writeMeasured(measured);
    console.log(`${lesson.id}, seed ${seed}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  writeDocument(LESSONS, measured);
  expect(Object.values(measured).flatMap(({ seeds }) => seeds.filter(({ verdict, parts }) => parts !== undefined && verdict === 'undecided'))).toEqual([]);
});
