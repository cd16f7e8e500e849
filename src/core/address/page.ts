import type { LinkView, ReservedKey } from '../link/linkKeys.ts';
import { badValue, leftOut, type Notice } from '../link/notice.ts';
import { readFingerprint } from '../record/fingerprint.ts';
import type { Shown } from '../shown/shown.ts';

/** Themes of the page. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** Ids of the panels of runs, in reading order: what `panel` may name. */
export const PANEL_IDS = ['network', 'function', 'preActivation', 'loss', 'layerOutputs', 'gradients', 'gradientNorms', 'parameters', 'diagnosis'] as const;

export type PanelId = (typeof PANEL_IDS)[number];

/** What a link says of the page, not of what is shown on it: what it does not name is not there. */
export interface LinkPage extends Readonly<Partial<Record<Exclude<ReservedKey, 'treat' | 'compare' | 'seeds' | 'sweep' | 'panel' | 'lesson' | 'present' | 'expect' | 'theme'>, string>>> {
  /** Fingerprint of the run that was shared, 16 hex digits. */
  readonly expect?: string;
  /** Whether treatments are tried when the run has ended. */
  readonly treat?: true;
  /** Panels brought up to the first screen, in reading order. */
  readonly panel?: readonly PanelId[];
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
  const { compare: _compare, seeds: _seeds, sweep: _sweep, treat, theme, present, panel, expect, ...others } = view;
  const panels = panel === undefined ? null : readPanels(panel);
  const expected = expect === undefined || shown !== 'run' ? null : readFingerprint(expect);
  const isTried = treat === '1' && shown === 'run';
  return {
    page: { ...others, ...(isTried ? { treat: true } : {}), ...(expected === null ? {} : { expect: expected }), ...(panels === null || panels.ids.length === 0 ? {} : { panel: panels.ids }), ...(isTheme(theme) ? { theme } : {}), ...(present === undefined ? {} : { present: present === '1' }) },
    notices: [
      ...(treat === undefined || isTried ? [] : [badValue('treat', treat, 'Allowed is 1, with one run.', 'No treatments are tried by themselves.')]),
      ...(panels?.notices ?? []),
      ...(expect === undefined || expected !== null ? [] : [badValue('expect', expect, 'Allowed are 1 to 16 hex digits, with one run.', 'The run is compared with no other one.')]),
      ...(theme === undefined || isTheme(theme) ? [] : [badValue('theme', theme, `Allowed are ${THEMES.join(', ')}.`, 'The theme stays as it is.')]),
      ...(present === undefined || present === '1' ? [] : [badValue('present', present, 'Allowed is 1, for projector mode.', 'Projector mode is off.')]),
    ],
  };
}

/** The panels that a comma-separated list names, each once; every other name is left out with a notice. */
function readPanels(text: string): { readonly ids: readonly PanelId[]; readonly notices: readonly Notice[] } {
  const names = [...new Set(text.split(','))];
  const ids = PANEL_IDS.filter((id) => names.includes(id));
  const others = names.filter((name) => !PANEL_IDS.some((id) => id === name));
  return { ids, notices: others.map((name) => leftOut('panel', name, `Allowed are ${PANEL_IDS.join(', ')}.`)) };
}

/** The keys of the page as they are written; projector mode only when it is on. */
export function viewOfPage({ treat, panel = [], present, ...others }: LinkPage): LinkView {
  return { ...others, ...(treat === true ? { treat: '1' } : {}), ...(panel.length === 0 ? {} : { panel: panel.join(',') }), ...(present === true ? { present: '1' } : {}) };
}

/** What of a page stays when something else is shown on it. */
export function lastingPage({ panel, lesson, present, theme }: LinkPage): LinkPage {
  return { ...(panel === undefined ? {} : { panel }), ...(lesson === undefined ? {} : { lesson }), ...(present === undefined ? {} : { present }), ...(theme === undefined ? {} : { theme }) };
}
