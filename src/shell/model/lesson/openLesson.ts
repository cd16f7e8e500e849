import { AUTO } from '../../../core/vocabulary/engines.ts';
import { useSyncExternalStore } from 'react';
import { addressNow, linkOf, keptPage, readAddress, shownLinkOn } from '../address/address.ts';
import { onAddress } from '../address/addressBar.ts';
import { goTo } from '../address/linkSync.ts';
import { mainRun } from '../shown/mainRun.ts';
import type { LessonHeading } from '../../../lessons/lesson.ts';
import { LESSON_PAGES, pageOf, type LessonPage } from '../chapters/lessonPages.ts';
import { leaveSteps } from './steps.ts';

/** The size at which a lesson runs: the article's, or one that takes seconds. */
export type LessonForm = 'full' | 'quick';

/** What the reader asked for last; lessons without a quick form open in full. */
let form: LessonForm = 'full';
/** Whether the heading takes the focus once the lesson is on the page. */
let isHeadingNext = false;

/** A lesson's link in a form, without `#`. */
function linkOfForm({ link, quickLink }: LessonHeading, wanted: LessonForm): string {
  return wanted === 'quick' ? (quickLink ?? link) : link;
}

/** The form that a link on the default engine shows of a lesson; null when it shows something else. */
export function formOf(lesson: LessonHeading, link: string): LessonForm | null {
  if (link === lesson.link) return 'full';
  return link === lesson.quickLink ? 'quick' : null;
}

/** The question that a link on the default engine answers; null when no lesson asks it. */
export function questionOf(link: string): string | null {
  return LESSON_PAGES.find(({ lesson }) => lesson !== null && formOf(lesson, link) !== null)?.question ?? null;
}

/** The hash, `#` included, that opens a page on the engine in use. The first chapter leaves the experiment as it is. */
export function lessonHref(page: LessonPage): string {
  return `#${lessonLink(page, form)}`;
}

function lessonLink({ id, lesson }: LessonPage, wanted: LessonForm): string {
  const kept = keptPage();
  if (lesson === null) return shownLinkOn({ ...kept, lesson: id });
  const { shown } = readAddress(linkOfForm(lesson, wanted));
  const engine = mainRun()?.experiment.engine ?? AUTO;
  const { unit: _, ...page } = kept;
  return linkOf({ shown: { ...shown, experiment: { ...shown.experiment, engine } }, page: { ...page, lesson: id, ...(lesson.unit === undefined ? {} : { unit: lesson.unit }) } });
}

/** Opens a page; its heading takes the focus. */
export function openLesson(page: LessonPage, wanted: LessonForm = form): void {
  form = wanted;
  isHeadingNext = true;
  leaveSteps();
  goTo(lessonLink(page, wanted));
}

/** Closes the lesson; what it shows stays. */
export function leaveLesson(): void {
  const { lesson: _, ...page } = keptPage();
  leaveSteps();
  goTo(shownLinkOn(page));
}

/** Whether the heading of the lesson now shown is to take the focus; true once. */
export function takesHeadingFocus(): boolean {
  const takes = isHeadingNext;
  isHeadingNext = false;
  return takes;
}

const lastRead: { id: string | undefined; page: LessonPage | null } = { id: undefined, page: null };

/** The page that the address names; the same object while it names the same. */
function pageOfAddress(): LessonPage | null {
  const id = addressNow().page.lesson;
  if (id !== lastRead.id) {
    lastRead.page = pageOf(id);
    lastRead.id = id;
  }
  return lastRead.page;
}

/** Subscribes to the lesson that is open; null when none is. */
export function useLessonPage(): LessonPage | null {
  return useSyncExternalStore(onAddress, pageOfAddress);
}
