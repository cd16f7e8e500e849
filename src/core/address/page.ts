import { fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { parseNumber } from '../vocabulary/numberText.ts';
import type { LinkView, ReservedKey } from '../link/linkKeys.ts';
import { badValue, leftOut, type Notice } from '../link/notice.ts';
import { readFingerprint } from '../record/fingerprint.ts';
import type { Shown } from '../shown/shown.ts';
import { formatUnit, readUnit, unitsAllowed, type UnitPage } from './unitPage.ts';

/** Themes of the page. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** A theme of the page; `system` follows the device. */
export type Theme = (typeof THEMES)[number];

/** Ids of the panels of runs, in reading order: what `panel` may name. */
export const PANEL_IDS = ['network', 'function', 'preActivation', 'loss', 'layerOutputs', 'gradients', 'gradientNorms', 'parameters', 'diagnosis'] as const;

/** Id of a panel of runs. */
export type PanelId = (typeof PANEL_IDS)[number];

/** Ids of the other panels, in reading order: of a trial, of a step in slow motion, of a study. */
export const OTHER_PANEL_IDS = ['treatments', 'slowMotion', 'studySweep', 'studyDead', 'studyNetworks'] as const;

/** Id of a panel of something other than runs. */
export type OtherPanelId = (typeof OTHER_PANEL_IDS)[number];

/** Parts of the page besides its panels, in reading order: what `hide` may name, after all panels. */
export const PART_IDS = ['settings', 'lessons', 'transport', 'time', 'share', 'export', 'theme', 'projector', 'help', 'intro', 'verdict', 'compare', 'operate', 'instruments'] as const;

/** Id of a panel or of another part of the page. */
export type PartId = PanelId | OtherPanelId | (typeof PART_IDS)[number];

/** What `hide` may name. */
export const HIDEABLE: readonly PartId[] = [...PANEL_IDS, ...OTHER_PANEL_IDS, ...PART_IDS];

/** Keys of the link that say what is made of an experiment's settings. */
export const MADE_KEYS = ['compare', 'seeds', 'sweep', 'at'] as const;

/** Keys of the link whose values a page can be held to: the settings, then what is made of them. */
export const LOCKABLE_KEYS: readonly string[] = [...PROPERTIES.map((property) => fieldOf(property).key), ...MADE_KEYS];

/** In `lock`, all of them. */
const ALL = 'all';

/** Most characters of a question that a link asks. */
export const MAX_QUESTION = 280;
/** Most names of a list that are reported one by one. */
const MOST_LEFT_OUT = 8;
/** Most epochs that a run has. */
const MAX_EPOCH = 1000;

/** What a link says of the page, not of what is shown on it: what it does not name is not there. */
export interface LinkPage extends Readonly<Partial<Record<Exclude<ReservedKey, 'treat' | 'compare' | 'seeds' | 'sweep' | 'unit' | 'epoch' | 'panel' | 'lesson' | 'present' | 'embed' | 'hide' | 'lock' | 'ask' | 'expect' | 'theme'>, string>>> {
  /** Fingerprint of the run that was shared, 16 hex digits. */
  readonly expect?: string;
  /** Whether treatments are tried when the run has ended. */
  readonly treat?: true;
  /** The unit, or layer, whose page is open. */
  readonly unit?: UnitPage;
  /** Panels brought up to the first screen, in reading order. */
  readonly panel?: readonly PanelId[];
  /** Id of a lesson, as given. */
  readonly lesson?: string;
  /** Projector mode. */
  readonly present?: boolean;
  readonly theme?: Theme;
  /** Epoch that is shown once training is over. */
  readonly epoch?: number;
  /** Laid out for a frame in another page. */
  readonly embed?: true;
  /** Parts that the page does without, in reading order. */
  readonly hide?: readonly PartId[];
  /** Keys whose values cannot be changed, in the order of the link. */
  readonly lock?: readonly string[];
  /** A question to whoever opens it: plain text. */
  readonly ask?: string;
}

/** Whether a text names a theme. */
export function isTheme(text: string | undefined): text is Theme {
  return THEMES.some((theme) => theme === text);
}

/** Reads the keys of the page; what cannot be used, beside what is shown, is left out with a notice. */
export function readPage(view: LinkView, shown: Shown): { readonly page: LinkPage; readonly notices: readonly Notice[] } {
  const { compare: _compare, seeds: _seeds, sweep: _sweep, treat, unit, theme, present, panel, expect, epoch, embed, hide, lock, ask, ...others } = view;
  const panels = readNames('panel', panel, PANEL_IDS);
  const hidden = readNames('hide', hide, HIDEABLE);
  const locked = readNames('lock', lock === ALL ? LOCKABLE_KEYS.join(',') : lock, LOCKABLE_KEYS, [ALL]);
  const expected = expect === undefined || shown.kind !== 'run' ? null : readFingerprint(expect);
  const opened = unit === undefined || shown.kind === 'study' ? null : readUnit(unit, shown);
  const isTried = treat === '1' && shown.kind === 'run';
  const at = epoch === undefined ? null : readEpoch(epoch);
  const isAsked = ask !== undefined && ask.trim() !== '' && Array.from(ask).length <= MAX_QUESTION;
  return {
    page: {
      ...others,
      ...(isTried ? { treat: true } : {}),
      ...(opened === null ? {} : { unit: opened }),
      ...(at === null ? {} : { epoch: at }),
      ...(expected === null ? {} : { expect: expected }),
      ...(panels.names.length === 0 ? {} : { panel: panels.names }),
      ...(isTheme(theme) ? { theme } : {}),
      ...(present === undefined ? {} : { present: present === '1' }),
      ...(embed === '1' ? { embed: true } : {}),
      ...(hidden.names.length === 0 ? {} : { hide: hidden.names }),
      ...(locked.names.length === 0 ? {} : { lock: locked.names }),
      ...(isAsked ? { ask } : {}),
    },
    notices: [
      ...(treat === undefined || isTried ? [] : [badValue('treat', treat, 'Allowed is 1, with one run.', 'No treatments are tried by themselves.')]),
      ...(unit === undefined || opened !== null ? [] : [badValue('unit', unit, shown.kind === 'study' ? 'Allowed is a unit of one network: those of many seeds have no page of a unit.' : unitsAllowed(shown), 'The page of no unit is open.')]),
      ...(epoch === undefined || at !== null ? [] : [badValue('epoch', epoch, `Allowed is a whole number, 0 to ${MAX_EPOCH}.`, 'The newest epoch is shown.')]),
      ...panels.notices,
      ...(expect === undefined || expected !== null ? [] : [badValue('expect', expect, 'Allowed are 1 to 16 hex digits, with one run.', 'The run is compared with no other one.')]),
      ...(theme === undefined || isTheme(theme) ? [] : [badValue('theme', theme, `Allowed are ${THEMES.join(', ')}.`, 'The theme stays as it is.')]),
      ...(present === undefined || present === '1' ? [] : [badValue('present', present, 'Allowed is 1, for projector mode.', 'Projector mode is off.')]),
      ...(embed === undefined || embed === '1' ? [] : [badValue('embed', embed, 'Allowed is 1, for a frame in another page.', 'The page is laid out as always.')]),
      ...hidden.notices,
      ...locked.notices,
      ...(ask === undefined || isAsked ? [] : [badValue('ask', ask, `Allowed are 1 to ${MAX_QUESTION} characters.`, 'No question is asked.')]),
    ],
  };
}

function readEpoch(text: string): number | null {
  const epoch = parseNumber(text);
  return epoch !== null && Number.isInteger(epoch) && epoch >= 0 && epoch <= MAX_EPOCH ? epoch : null;
}

/** The names in a comma-separated list, each once and in the order of those allowed; every other one is left out with a notice. `alone` are allowed as the only one. */
function readNames<Name extends string>(key: string, text: string | undefined, allowed: readonly Name[], alone: readonly string[] = []): { readonly names: readonly Name[]; readonly notices: readonly Notice[] } {
  if (text === undefined) return { names: [], notices: [] };
  const given = [...new Set(text.split(','))];
  const others = given.filter((name) => !allowed.some((each) => each === name));
  const first = others.slice(0, MOST_LEFT_OUT).map((name) => leftOut(key, name, `Allowed are ${[...allowed, ...alone].join(', ')}.`));
  const more = others.length - first.length;
  return { names: allowed.filter((name) => given.includes(name)), notices: more > 0 ? [...first, leftOut(key, `${more} more`, 'Allowed are the names in docs/links.md.')] : first };
}

/** The keys of the page of what is shown as they are written; projector mode only when it is on. */
export function viewOfPage({ treat, unit, epoch, panel = [], present, embed, hide = [], lock = [], ...others }: LinkPage, shown: Shown): LinkView {
  return {
    ...others,
    ...(treat === true ? { treat: '1' } : {}),
    ...(unit === undefined ? {} : { unit: formatUnit(unit, shown) }),
    ...(epoch === undefined ? {} : { epoch: String(epoch) }),
    ...(panel.length === 0 ? {} : { panel: panel.join(',') }),
    ...(present === true ? { present: '1' } : {}),
    ...(embed === true ? { embed: '1' } : {}),
    ...(hide.length === 0 ? {} : { hide: hide.join(',') }),
    ...(lock.length === 0 ? {} : { lock: lock.length === LOCKABLE_KEYS.length ? ALL : lock.join(',') }),
  };
}

/** What a page is held to as long as it is open. */
export type PageLimits = Pick<LinkPage, 'embed' | 'hide' | 'lock' | 'ask'>;

/** What of a page stays when something else is shown on it. */
export function lastingPage({ unit, panel, lesson, present, embed, hide, lock, ask, theme }: LinkPage): LinkPage {
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(panel === undefined ? {} : { panel }),
    ...(lesson === undefined ? {} : { lesson }),
    ...(present === undefined ? {} : { present }),
    ...(embed === undefined ? {} : { embed }),
    ...(hide === undefined ? {} : { hide }),
    ...(lock === undefined ? {} : { lock }),
    ...(ask === undefined ? {} : { ask }),
    ...(theme === undefined ? {} : { theme }),
  };
}

/** What a page is held to by what it was held to and another address: no less than before. */
export function limitsOf(before: PageLimits, { embed, hide = [], lock = [], ask }: LinkPage): PageLimits {
  const hidden = HIDEABLE.filter((id) => hide.includes(id) || before.hide?.includes(id) === true);
  const locked = LOCKABLE_KEYS.filter((key) => lock.includes(key) || before.lock?.includes(key) === true);
  const question = before.ask ?? ask;
  return {
    ...(embed === true || before.embed === true ? { embed: true } : {}),
    ...(hidden.length === 0 ? {} : { hide: hidden }),
    ...(locked.length === 0 ? {} : { lock: locked }),
    ...(question === undefined ? {} : { ask: question }),
  };
}
