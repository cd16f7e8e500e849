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
