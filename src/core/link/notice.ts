/** Something in a link that was not used as written. */
export interface Notice {
  readonly kind: 'bad-value' | 'unknown-key' | 'newer-version' | 'too-long';
  /** Key in the link; empty for the link as a whole. */
  readonly key: string;
  /** What was given, shortened for people. */
  readonly value: string;
  /** One or two sentences that name key, value and what is allowed. */
  readonly message: string;
}

const SHOWN_CHARACTERS = 40;

/** A text from a link, fit to be shown: control characters replaced, at most some 40 characters. */
export function shown(text: string): string {
  const characters = Array.from(text.replace(/[\p{C}\p{Z}]/gu, (character) => (character === ' ' ? ' ' : '\u{fffd}')));
  return characters.length <= SHOWN_CHARACTERS ? characters.join('') : `${characters.slice(0, SHOWN_CHARACTERS - 1).join('')}…`;
}

/** A value that cannot be used; `reason` says what is allowed, `instead` what becomes of it: sentences. */
export function badValue(key: string, text: string, reason: string, instead = `${key} is left out.`): Notice {
  const value = shown(text);
  return { kind: 'bad-value', key, value, message: `${key}=${value} cannot be used. ${reason} ${instead}` };
}

/** Says which value stands in for a bad one of a setting, as the link writes it; the seed of a stream without one is `seed`. */
export function usedInstead(key: string, used: string): string {
  return used === '' ? 'The value of seed is used instead.' : `${key}=${used} is used instead.`;
}

/** A value of a list that goes on without it. */
export function leftOut(key: string, text: string, reason: string): Notice {
  const value = shown(text);
  return { kind: 'bad-value', key, value, message: `“${value}” of ${key} cannot be used and is left out. ${reason}` };
}

/** A value whose percent-encoding is broken. */
export function badEncoding(key: string, written: string): Notice {
  return badValue(key, written, 'Allowed is “%” only before two hexadecimal digits that make up UTF-8.');
}

/** A key that means nothing. */
export function unknownKey(key: string, text: string): Notice {
  const value = shown(text);
  return { kind: 'unknown-key', key: shown(key), value, message: `${shown(key)}=${value} is ignored: the link has no such key. Allowed are the keys listed in docs/links.md.` };
}
