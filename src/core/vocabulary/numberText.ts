const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Reads a number of the link's grammar: optional sign, digits, optional fraction, optional exponent, nothing
 * else. `0x10`, `1_000`, `.5`, `5.`, `Infinity`, the empty text and what overflows to infinity give null.
 * Negative zero is read as zero.
 */
export function parseNumber(text: string): number | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : null;
}

/** Writes a finite number as the shortest decimal that reads back as the same number; `parseNumber` reads it. */
export function writeNumber(value: number): string {
  return String(value + 0);
}
