import { shown, type Notice } from '../../../core/link/notice.ts';
import { LESSONS, lessonOf } from '../../../lessons/lessons.ts';
import type { Lesson } from '../../../lessons/lesson.ts';

/** A page of the lessons: a lesson, or the first chapter, which has a picture of its own and nothing to judge. */
export interface LessonPage {
  /** Value of the link's `lesson` key. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** null for the first chapter. */
  readonly lesson: Lesson | null;
}

/** A heading of the lessons' menu and the pages under it. */
export interface LessonGroup {
  readonly title: string;
  readonly pages: readonly LessonPage[];
}

/** The first chapter, for somebody who has read the article and nothing else. */
export const ONE_UNIT: LessonPage = { id: 'one-unit', title: 'What is a dead unit?', question: 'Move one unit over its inputs by hand, and see when it dies.', lesson: null };

function pageOfLesson(lesson: Lesson): LessonPage {
  return { id: lesson.id, title: lesson.title, question: lesson.question, lesson };
}

/** All pages in their order. */
export const LESSON_GROUPS: readonly LessonGroup[] = [
  { title: 'First', pages: [ONE_UNIT] },
  { title: 'The article, put to the test', pages: LESSONS.filter(({ claim }) => claim.section !== null).map(pageOfLesson) },
  { title: 'Further', pages: LESSONS.filter(({ claim }) => claim.section === null).map(pageOfLesson) },
];

/** The same without their headings. */
export const LESSON_PAGES: readonly LessonPage[] = LESSON_GROUPS.flatMap(({ pages }) => pages);

/** The page of an id; null where there is none. */
export function pageOf(id: string | undefined): LessonPage | null {
  if (id === undefined) return null;
  if (id === ONE_UNIT.id) return ONE_UNIT;
  const lesson = lessonOf(id);
  return lesson === null ? null : pageOfLesson(lesson);
}

/** The pages before and after a page; null at the ends. */
export function neighboursOf({ id }: LessonPage): { readonly back: LessonPage | null; readonly next: LessonPage | null } {
  const place = placeOf(id);
  return { back: LESSON_PAGES[place - 1] ?? null, next: LESSON_PAGES[place + 1] ?? null };
}

/** Index of a page among all. */
export function placeOf(id: string): number {
  return LESSON_PAGES.findIndex((page) => page.id === id);
}

/** The link of a lesson's own settings; empty for the first chapter, and where there is no such lesson. */
export function settingsOfLesson(id: string): string {
  return pageOf(id)?.lesson?.link ?? '';
}

/** What to say of the lesson that a link names: nothing, or that there is none such, and which there are. */
export function lessonNotices(id: string | undefined): readonly Notice[] {
  if (id === undefined || pageOf(id) !== null) return [];
  const value = shown(id);
  const allowed = LESSON_PAGES.map((page) => page.id).join(', ');
  return [{ kind: 'bad-value', key: 'lesson', value, message: `lesson=${value} cannot be used: there is no such lesson. Allowed are ${allowed}. No lesson is open.` }];
}
