/** Of a link at most this many bytes (UTF-8, without `#`) are read. */
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

export interface SplitLink {
  /** One pair per key, the last of equal ones, in order of their place in the link. */
  readonly pairs: ReadonlyMap<string, LinkPair>;
  /** Length of the whole link without `#`. */
  readonly bytes: number;
}

/**
 * Cuts a hash, with or without its `#`, at `&` and each piece at its first `=`, then percent-decodes both
 * sides; a plus stays a plus. Empty pieces are skipped. A piece that does not end within the first
 * `MAX_LINK_BYTES` is not read, so that no value is cut short into another.
 */
export function splitLink(hash: string): SplitLink {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  const bytes = bytesOf(text);
  const pairs = new Map<string, LinkPair>();
  for (const piece of piecesWithin(text, bytes)) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const writtenKey = equals === -1 ? piece : piece.slice(0, equals);
    const written = equals === -1 ? '' : piece.slice(equals + 1);
    const key = percentDecode(writtenKey) ?? writtenKey;
    pairs.delete(key);
    pairs.set(key, { key, value: percentDecode(written), written });
  }
  return { pairs, bytes };
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
