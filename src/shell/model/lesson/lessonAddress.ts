import { fieldOf, PROPERTIES } from '../../../core/experiment/fields.ts';
import { decodeLink } from '../../../core/link/decode.ts';
import { shown, type Notice } from '../../../core/link/notice.ts';
import { LESSON_PAGES, pageOf } from './lessonPages.ts';

/** Keys that settle what is shown. The engine is none: it changes where a lesson runs, not what it is. */
const SETTINGS: ReadonlySet<string> = new Set(['v', 'compare', 'seeds', 'sweep', ...PROPERTIES.map((property) => fieldOf(property).key).filter((key) => key !== 'engine')]);

/** The id of the lesson that a hash names, as given; undefined when it names none. */
export function lessonIdOf(hash: string): string | undefined {
  return decodeLink(hash).view.lesson;
}

/** A hash that names a lesson and no setting, with the lesson's own settings before it; any other as it is. */
export function withLessonSettings(hash: string): string {
  const bare = hash.replace(/^#/, '');
  const link = pageOf(lessonIdOf(bare))?.lesson?.link ?? '';
  const namesSetting = bare.split('&').some((pair) => SETTINGS.has(pair.split('=', 1)[0] ?? ''));
  return namesSetting || link === '' ? bare : `${link}&${bare}`;
}

/** What to say of the lesson that a link names: nothing, or that there is none such, and which there are. */
export function lessonNotices(id: string | undefined): readonly Notice[] {
  if (id === undefined || pageOf(id) !== null) return [];
  const value = shown(id);
  const allowed = LESSON_PAGES.map((page) => page.id).join(', ');
  return [{ kind: 'bad-value', key: 'lesson', value, message: `lesson=${value} cannot be used: there is no such lesson. Allowed are ${allowed}. No lesson is open.` }];
}
