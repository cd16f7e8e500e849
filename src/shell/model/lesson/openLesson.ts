import { writeShown } from '../../../core/shown/shown.ts';
import { DEFAULT_ENGINE, type EngineId } from '../../../core/vocabulary/engines.ts';
import { joinHash, pagePairs } from '../address/address.ts';
import { addressHash } from '../address/addressBar.ts';
import { goTo } from '../address/linkSync.ts';
import { mainRun } from '../shown/mainRun.ts';
import { readShown, shownLink } from '../shown/shownLink.ts';
import type { Lesson } from '../../../lessons/lesson.ts';
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

/** The form that a link on the default engine shows of a lesson; null when it shows something else. */
export function formOf(lesson: Lesson, link: string): LessonForm | null {
  if (link === lesson.link) return 'full';
  return link === lesson.quickLink ? 'quick' : null;
}

/** The question that a link on the default engine answers; null when no lesson asks it. */
export function questionOf(link: string): string | null {
  return LESSON_PAGES.find(({ lesson }) => lesson !== null && formOf(lesson, link) !== null)?.question ?? null;
}

/** The same link on another engine. */
function onEngine(link: string, engine: EngineId): string {
  const { shown } = readShown(link);
  return writeShown({ ...shown, experiment: { ...shown.experiment, engine } });
}

/** The hash, `#` included, that opens a page on the engine in use. The first chapter leaves the experiment as it is. */
export function lessonHref(page: LessonPage): string {
  return `#${lessonHash(page, form)}`;
}

function lessonHash({ id, lesson }: LessonPage, wanted: LessonForm): string {
  const pairs = [`lesson=${id}`, ...pairsBesideLesson()];
  if (lesson === null) return joinHash(shownLink(), pairs);
  const link = onEngine(linkOf(lesson, wanted), mainRun()?.experiment.engine ?? DEFAULT_ENGINE);
  return [link, ...pairs].filter((part) => part !== '').join('&');
}

function pairsBesideLesson(): readonly string[] {
  return pagePairs(addressHash()).filter((pair) => !pair.startsWith('lesson='));
}

/** Opens a page; its heading takes the focus. */
export function openLesson(page: LessonPage, wanted: LessonForm = form): void {
  form = wanted;
  isHeadingNext = true;
  goTo(lessonHash(page, wanted));
}

/** Closes the lesson; what it shows stays. */
export function leaveLesson(): void {
  goTo(joinHash(shownLink(), pairsBesideLesson()));
}

/** Whether the heading of the lesson now shown is to take the focus; true once. */
export function takesHeadingFocus(): boolean {
  const takes = isHeadingNext;
  isHeadingNext = false;
  return takes;
}
