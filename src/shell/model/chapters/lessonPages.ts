import { shown, type Notice } from '../../../core/link/notice.ts';
import { HEADINGS, LESSON_GROUPS } from '../../../lessons/headings.ts';
import type { LessonHeading } from '../../../lessons/lesson.ts';

/** A page of the lessons: a lesson, or the first chapter, which has a picture of its own and nothing to judge. */
export interface LessonPage {
  /** Value of the link's `lesson` key. */
  readonly id: string;
  readonly title: string;
  readonly question: string;
  /** About how long it takes, in minutes. */
  readonly minutes: number;
  /** Its chapter is loaded when it is opened; null for the first chapter. */
  readonly lesson: LessonHeading | null;
}

/** A heading of the lessons' menu and the pages under it. */
export interface LessonGroup {
  readonly title: string;
  readonly pages: readonly LessonPage[];
}

/** The first chapter, for somebody who has read the article and nothing else. */
export const ONE_UNIT: LessonPage = { id: 'one-unit', title: 'What is a dead unit?', question: 'Move one unit over its inputs by hand, and see when it dies.', minutes: 3, lesson: null };

function pageOfLesson(lesson: LessonHeading): LessonPage {
  const { id, title, question, minutes } = lesson;
  return { id, title, question, minutes, lesson };
}

/** All pages in their order; the first chapter opens the first group. */
export const LESSON_MENU: readonly LessonGroup[] = LESSON_GROUPS.map(({ id, title }, place) => {
  const pages = HEADINGS.filter(({ group }) => group === id).map(pageOfLesson);
  return { title, pages: place === 0 ? [ONE_UNIT, ...pages] : pages };
});

/** The same without their headings. */
export const LESSON_PAGES: readonly LessonPage[] = LESSON_MENU.flatMap(({ pages }) => pages);

/** The page of an id; null where there is none. */
export function pageOf(id: string | undefined): LessonPage | null {
  return LESSON_PAGES.find((page) => page.id === id) ?? null;
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
