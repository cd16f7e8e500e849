/** A number as the exported run writes it: JSON has no words for what is not finite. */
export type WrittenNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** The number itself when it is finite, else its name. */
export function writtenNumber(value: number): WrittenNumber {
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

/** `writtenNumber`, with null for what is not known or does not exist. */
export function writtenOrNull(value: number | null): WrittenNumber | null {
  return value === null ? null : writtenNumber(value);
}

/** `writtenNumber` of every entry. */
export function writtenNumbers(values: Iterable<number>): readonly WrittenNumber[] {
  return Array.from(values, writtenNumber);
}
