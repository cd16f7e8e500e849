import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ClaimVerdict, Judgement, Measured, PartVerdict } from '../src/lessons/lesson.ts';

const MEASURED = new URL('../docs/lessons-measured.json', import.meta.url);

/** What one lesson's judge said of one seed. */
export interface MeasuredSeed {
  readonly seed: number;
  readonly verdict: ClaimVerdict;
  /** As the judge gave it; missing of seeds that an earlier judge saw, which gave one verdict to all of a claim, of networks whose sums were rounded otherwise. */
  readonly parts?: readonly PartVerdict[];
  readonly answer: string | null;
  readonly numbers: readonly Measured[];
  readonly explanation: readonly string[];
}

/** Lesson id → link measured and what was found for each seed. */
export type MeasuredLessons = Readonly<Record<string, { readonly link: string; readonly seeds: readonly MeasuredSeed[] }>>;

/** What has been measured before, empty when nothing has. Lessons whose link has changed are to be measured again. */
export function readMeasured(): MeasuredLessons {
  if (!existsSync(MEASURED)) return {};
  const parsed: { lessons: MeasuredLessons } = JSON.parse(readFileSync(MEASURED, 'utf8'));
  return parsed.lessons;
}

/** Keeps what has been measured, on the cpu engine. */
export function writeMeasured(lessons: MeasuredLessons): void {
  writeFileSync(MEASURED, `${JSON.stringify({ schema: 'dead-relu-lab/lessons@1', engine: 'cpu', lessons }, null, 1)}\n`);
}

/** Adds one seed of a lesson. */
export function withSeed(all: MeasuredLessons, lesson: { readonly id: string; readonly link: string }, seed: number, judgement: Judgement): MeasuredLessons {
  const before = all[lesson.id]?.link === lesson.link ? (all[lesson.id]?.seeds ?? []) : [];
  const seeds = [...before.filter((one) => one.seed !== seed), { seed, ...judgement }].toSorted((a, b) => a.seed - b.seed);
  return { ...all, [lesson.id]: { link: lesson.link, seeds } };
}
