import { joinHash, pagePairs } from '../link/address.ts';
import { mainRun } from '../link/mainRun.ts';
import { readShown, shownLink, writeShown } from '../link/shownLink.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { LessonPage } from './lessonPages.ts';

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

/** The form that a link shows of a lesson, whatever engine runs it; null when it shows something else. */
export function formOf(lesson: Lesson, link: string): LessonForm | null {
  const shown = onEngine(link, 'webgl');
  if (shown === lesson.link) return 'full';
  return shown === lesson.quickLink ? 'quick' : null;
}

function onEngine(link: string, engine: 'webgl' | 'cpu'): string {
  const { shown } = readShown(link);
  return writeShown({ ...shown, experiment: { ...shown.experiment, engine } });
}

/** The form in which lessons open now. */
export function currentForm(): LessonForm {
  return form;
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
