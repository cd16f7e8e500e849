import { badValue, type Notice } from '../../../core/link/notice.ts';
import type { LinkView } from '../../../core/link/reservedKeys.ts';
import type { Theme } from '../shellState.ts';

/** Keys of the address that belong to the page, not to the experiment; they stay when the experiment changes. */
const PAGE_KEYS: ReadonlySet<string> = new Set(['present', 'theme', 'lesson']);

/** The pairs of a hash that belong to the page, as they stand in it. */
export function pagePairs(hash: string): readonly string[] {
  return hash
    .replace(/^#/, '')
    .split('&')
    .filter((pair) => PAGE_KEYS.has(pair.split('=', 1)[0] ?? ''));
}

/** A hash, without `#`, in which a key of the page has a value, or null does not stand. */
export function withPageValue(hash: string, key: string, value: string | null): string {
  const others = hash
    .replace(/^#/, '')
    .split('&')
    .filter((pair) => pair !== '' && pair.split('=', 1)[0] !== key);
  return [...others, ...(value === null ? [] : [`${key}=${value}`])].join('&');
}

/**
 * The hash, without `#`, of an experiment's link and the page's own pairs. A lesson beside no setting would mean the
 * lesson's settings, so that the version says that the defaults are meant.
 */
export function joinHash(link: string, pairs: readonly string[]): string {
  const isBareLesson = /^(engine=[^&]*)?$/.test(link) && lessonPairs(pairs).length > 0;
  return [isBareLesson ? 'v=1' : '', link, ...pairs].filter((part) => part !== '').join('&');
}

/** Those of the page's pairs that belong to a shared link: the lesson. */
export function lessonPairs(pairs: readonly string[]): readonly string[] {
  return pairs.filter((pair) => pair.startsWith('lesson='));
}

const THEMES: readonly string[] = ['system', 'light', 'dark'] satisfies readonly Theme[];

/** Whether a text names a theme. */
export function isTheme(text: string | undefined): text is Theme {
  return text !== undefined && THEMES.includes(text);
}

/** What to say of the page's own keys in a link: nothing, or which values they take. */
export function pageNotices({ theme, present }: LinkView): readonly Notice[] {
  return [
    ...(theme === undefined || isTheme(theme) ? [] : [badValue('theme', theme, `Allowed are ${THEMES.join(', ')}.`, 'The theme stays as it is.')]),
    ...(present === undefined || present === '1' ? [] : [badValue('present', present, 'Allowed is 1, for projector mode.', 'Projector mode is off.')]),
  ];
}
