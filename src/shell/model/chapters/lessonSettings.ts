import { shown, type Notice } from '../../../core/link/notice.ts';
import { LESSON_PAGES, pageOf } from './lessonPages.ts';

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
