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

/** A value in a row; null and undefined are written as an empty field. */
export type Cell = string | number | null | undefined;

/** Quotes a field as RFC 4180 does, where it has to be. */
function csvField(cell: Cell): string {
  const text = String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row of fields as a line, CR LF included. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}

/** A `#` line above the names of the columns, CR LF included. */
export function csvComment(name: string, text: string): string {
  return `# ${name}: ${text.replace(/[\r\n]+/g, ' ')}\r\n`;
}
