import { fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';

/** Keys of the link that say how the page shows an experiment, not what it computes, and `at`, its operations; in the order in which they are written. */
export const RESERVED_KEYS = [
  'treat', 'compare', 'seeds', 'sweep', 'unit', 'at', 'epoch', 'panel', 'lesson', 'present', 'embed', 'hide', 'lock', 'ask', 'expect', 'theme', 'lang',
] as const;

/** A key of the link that is no setting of an experiment. */
export type ReservedKey = (typeof RESERVED_KEYS)[number];

/** What a link says under its reserved keys, percent-decoded and otherwise unread. */
export type LinkView = Readonly<Partial<Record<ReservedKey, string>>>;

const KEYS: readonly string[] = RESERVED_KEYS;

/** Keys of the link that set something in an experiment. */
export const SETTING_KEYS: ReadonlySet<string> = new Set(PROPERTIES.map((property) => fieldOf(property).key));

/** Every key that the link has. */
const LINK_KEYS: ReadonlySet<string> = new Set(['v', ...SETTING_KEYS, 'run', ...RESERVED_KEYS]);
const SHOWING: ReadonlySet<string> = new Set(['v', ...SETTING_KEYS, 'compare', 'seeds', 'sweep']);

/** Whether a key is a reserved one. */
export function isReservedKey(key: string): key is ReservedKey {
  return KEYS.includes(key);
}

/** Whether the link has a key; names of `Object.prototype` it has not. */
export function isLinkKey(key: string): boolean {
  return LINK_KEYS.has(key);
}

/** Whether a key settles what is shown. The engine does not: it changes where networks train, not what they are. */
export function settlesShown(key: string): boolean {
  return SHOWING.has(key) && key !== 'engine';
}
