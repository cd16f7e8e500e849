import { joinHash, pagePairs } from '../link/address.ts';
import { mainRun } from '../link/mainRun.ts';
import { readShown, shownLink, writeShown } from '../link/shownLink.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { LESSON_PAGES, type LessonPage } from './lessonPages.ts';

/** The size at which a lesson runs: the article's, or one that takes seconds. */
export type LessonForm = 'full' | 'quick';

/** What the reader asked for last; lessons without a quick form open in full. */
let form: LessonForm = 'full';
/** Whether the heading takes the focus once the lesson is on the page. */
let isHeadingNext = false;

/** A lesson's link in a form, without `#`. */
function linkOf({ link, quickLink }: Lesson, wanted: LessonForm): string {
  return wanted === 'quick' ? (quickLink ?? link) : link;
}

/** The form that a link on the webgl engine shows of a lesson; null when it shows something else. */
export function formOf(lesson: Lesson, link: string): LessonForm | null {
  if (link === lesson.link) return 'full';
  return link === lesson.quickLink ? 'quick' : null;
}

/** The question that a link on the webgl engine answers; null when no lesson asks it. */
export function questionOf(link: string): string | null {
  return LESSON_PAGES.find(({ lesson }) => lesson !== null && formOf(lesson, link) !== null)?.question ?? null;
}

/** The same link on another engine. */
function onEngine(link: string, engine: 'webgl' | 'cpu'): string {
  const { shown } = readShown(link);
  return writeShown({ ...shown, experiment: { ...shown.experiment, engine } });
}

/** The hash, `#` included, that opens a page on the engine in use. The first chapter leaves the experiment as it is. */
export function lessonHref({ id, lesson }: LessonPage, wanted: LessonForm = form): string {
  const pairs = [`lesson=${id}`, ...pagePairs(location.hash).filter((pair) => !pair.startsWith('lesson='))];
  if (lesson === null) return `#${joinHash(shownLink(), pairs)}`;
  const link = onEngine(linkOf(lesson, wanted), mainRun()?.experiment.engine ?? 'webgl');
  return `#${[link, ...pairs].filter((part) => part !== '').join('&')}`;
}

/** Opens a page; its heading takes the focus. */
export function openLesson(page: LessonPage, wanted: LessonForm = form): void {
  form = wanted;
  isHeadingNext = true;
  location.hash = lessonHref(page, wanted);
}

/** Closes the lesson; what it shows stays. */
export function leaveLesson(): void {
  const hash = joinHash(shownLink(), pagePairs(location.hash).filter((pair) => !pair.startsWith('lesson=')));
  location.hash = hash;
}

/** Whether the heading of the lesson now shown is to take the focus; true once. */
export function takesHeadingFocus(): boolean {
  const takes = isHeadingNext;
  isHeadingNext = false;
  return takes;
}
