import { isLinkKey } from './linkKeys.ts';

/** Of a link at most this many bytes (UTF-8) are read. */
export const MAX_LINK_BYTES = 4096;

/** One `key=value` of a link. */
export interface LinkPair {
  /** Percent-decoded; as written when it cannot be decoded. */
  readonly key: string;
  /** Percent-decoded; null when it cannot be decoded. */
  readonly value: string | null;
  /** As it stands in the link. */
  readonly written: string;
}

/** A link cut into its pairs, their values not yet read. */
export interface SplitLink {
  /** One pair per key, the last of equal ones, in order of their place in the link. */
  readonly pairs: ReadonlyMap<string, LinkPair>;
  /** Length of the whole link. */
  readonly bytes: number;
}

/**
 * Cuts a link, without its `#`, at `&` and each piece at its first `=`, then percent-decodes both sides; a plus stays a plus. Empty pieces are skipped. A piece that does not end within the first
 * `MAX_LINK_BYTES` is not read, so that no value is cut short into another.
 */
export function splitLink(text: string): SplitLink {
  const bytes = bytesOf(text);
  const pairs = new Map<string, LinkPair>();
  for (const piece of piecesWithin(text, bytes)) {
    if (piece === '') continue;
    const pair = pairOf(piece);
    pairs.delete(pair.key);
    pairs.set(pair.key, pair);
  }
  return { pairs, bytes };
}

/** What stands behind `?` and behind `#`. */
export interface AddressParts {
  /** Without `?`. */
  readonly search: string;
  /** Without `#`. */
  readonly hash: string;
}

/**
 * The same address with all keys of the link behind `#`, where they mean the same. A key that stands there already
 * keeps its value. They are put last, so that they are the first to go beyond `MAX_LINK_BYTES`. Pieces of the query
 * that are no keys of the link stay where they are, as they are written.
 */
export function moveBehindHash({ search, hash }: AddressParts): AddressParts {
  const pieces = search.split('&').map((piece) => ({ piece, key: pairOf(piece).key }));
  const own = pieces.filter(({ key }) => isLinkKey(key));
  if (own.length === 0) return { search, hash };
  const named = new Set(hash.split('&').map((piece) => pairOf(piece).key));
  const moved = own.filter(({ key }) => !named.has(key)).map(({ piece }) => piece);
  const others = pieces.filter(({ key }) => !isLinkKey(key)).map(({ piece }) => piece);
  return { search: others.join('&'), hash: [...(hash === '' ? [] : [hash]), ...moved].join('&') };
}

function pairOf(piece: string): LinkPair {
  const equals = piece.indexOf('=');
  const writtenKey = equals === -1 ? piece : piece.slice(0, equals);
  const written = equals === -1 ? '' : piece.slice(equals + 1);
  return { key: percentDecode(writtenKey) ?? writtenKey, value: percentDecode(written), written };
}

function piecesWithin(text: string, bytes: number): readonly string[] {
  if (bytes <= MAX_LINK_BYTES) return text.split('&');
  let read = 0;
  const pieces: string[] = [];
  for (const piece of text.slice(0, MAX_LINK_BYTES + 1).split('&')) {
    read += bytesOf(piece);
    if (read > MAX_LINK_BYTES) break;
    pieces.push(piece);
    read += 1;
  }
  return pieces;
}

/** null when the text has a `%` that begins no valid sequence. */
function percentDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
