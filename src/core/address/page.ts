import type { LinkView, ReservedKey } from '../link/linkKeys.ts';
import { badValue, type Notice } from '../link/notice.ts';
import type { Shown } from '../shown/shown.ts';

/** Themes of the page. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** What a link says of the page, not of what is shown on it: what it does not name is not there. */
export interface LinkPage extends Readonly<Partial<Record<Exclude<ReservedKey, 'treat' | 'compare' | 'seeds' | 'sweep' | 'lesson' | 'present' | 'theme'>, string>>> {
  /** Whether treatments are tried when the run has ended. */
  readonly treat?: true;
  /** Id of a lesson, as given. */
  readonly lesson?: string;
  /** Projector mode. */
  readonly present?: boolean;
  readonly theme?: Theme;
}

/** Whether a text names a theme. */
export function isTheme(text: string | undefined): text is Theme {
  return THEMES.some((theme) => theme === text);
}

/** Reads the keys of the page; what cannot be used, beside what is shown, is left out with a notice. */
export function readPage(view: LinkView, shown: Shown['kind']): { readonly page: LinkPage; readonly notices: readonly Notice[] } {
  const { compare: _compare, seeds: _seeds, sweep: _sweep, treat, theme, present, ...others } = view;
  const isTried = treat === '1' && shown === 'run';
  return {
    page: { ...others, ...(isTried ? { treat: true } : {}), ...(isTheme(theme) ? { theme } : {}), ...(present === undefined ? {} : { present: present === '1' }) },
    notices: [
      ...(treat === undefined || isTried ? [] : [badValue('treat', treat, 'Allowed is 1, with one run.', 'No treatments are tried by themselves.')]),
      ...(theme === undefined || isTheme(theme) ? [] : [badValue('theme', theme, `Allowed are ${THEMES.join(', ')}.`, 'The theme stays as it is.')]),
      ...(present === undefined || present === '1' ? [] : [badValue('present', present, 'Allowed is 1, for projector mode.', 'Projector mode is off.')]),
    ],
  };
}

/** The keys of the page as they are written; projector mode only when it is on. */
export function viewOfPage({ treat, present, ...others }: LinkPage): LinkView {
  return { ...others, ...(treat === true ? { treat: '1' } : {}), ...(present === true ? { present: '1' } : {}) };
}

/** What of a page stays when something else is shown on it. */
export function lastingPage({ lesson, present, theme }: LinkPage): LinkPage {
  return { ...(lesson === undefined ? {} : { lesson }), ...(present === undefined ? {} : { present }), ...(theme === undefined ? {} : { theme }) };
}
