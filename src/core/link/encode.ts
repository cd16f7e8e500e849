import type { Experiment } from '../experiment/experiment.ts';
import { DEFAULT_EXPERIMENT, fieldOf, PROPERTIES } from '../experiment/settings/fields.ts';
import { textOf } from '../experiment/settings/propertyText.ts';
import { settle } from '../experiment/settings/settle.ts';
import { formatOperations } from './at.ts';
import { RESERVED_KEYS, type LinkView } from './linkKeys.ts';

/** What a link says besides the experiment. */
export interface LinkExtras {
  /** Whether to write `run=1`. */
  readonly run?: boolean;
  /** Reserved keys. */
  readonly view?: LinkView;
}

/**
 * Writes the canonical link of a valid experiment, without `#`: only what is not the default, in the order of
 * the field table, lists of equal values as one value; then `run` and the reserved keys, the experiment's operations under `at`. The default
 * experiment alone is the empty text. `decodeLink` of it gives an equal experiment.
 */
export function encodeLink(experiment: Experiment, extras: LinkExtras = {}): string {
  const { experiment: canonical } = settle(experiment);
  const pairs: string[] = [];
  for (const property of PROPERTIES) {
    const text = textOf(canonical, property);
    if (text !== textOf(DEFAULT_EXPERIMENT, property)) pairs.push(`${fieldOf(property).key}=${percentEncode(text)}`);
  }
  if (extras.run === true) pairs.push('run=1');
  const view: LinkView = canonical.operations === undefined ? (extras.view ?? {}) : { ...extras.view, at: formatOperations(canonical.operations) };
  for (const key of RESERVED_KEYS) {
    const text = view[key];
    if (text !== undefined) pairs.push(`${key}=${percentEncode(text)}`);
  }
  return pairs.join('&');
}

/** Percent-encodes a value, but writes `,` `:` `|` `.` `-` literally. Lone surrogates become U+FFFD. */
function percentEncode(text: string): string {
  return encodeURIComponent(text.replace(/[\u{d800}-\u{dfff}]/gu, '\u{fffd}')).replace(/%2C|%3A|%7C/g, decodeURIComponent);
}
