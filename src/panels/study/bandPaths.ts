import type { BandRow } from './bandRows.ts';

/** Half the width of a band that is known at one epoch only, in pixels. */
const HALF_BAR = 3;

/** The outline of a band, as the `d` of a path: along its upper edge and back along its lower one; of a single row, a bar. Empty for no rows. */
export function bandPath(rows: readonly BandRow[], xOf: (row: BandRow) => number, band: (row: BandRow) => readonly [number, number], yOf: (share: number) => number): string {
  const [first] = rows;
  if (first === undefined) return '';
  if (rows.length === 1) {
    const [low, high] = band(first).map(yOf);
    return `M${rounded(xOf(first) - HALF_BAR)},${rounded(low ?? 0)}h${2 * HALF_BAR}V${rounded(high ?? 0)}h${-2 * HALF_BAR}Z`;
  }
  const back = rows.toReversed();
  return `${linePath(rows, xOf, (row) => yOf(band(row)[1]))}${linePath(back, xOf, (row) => yOf(band(row)[0])).replace('M', 'L')}Z`;
}

/** A line through rows, as the `d` of a path; empty for no rows. */
export function linePath(rows: readonly BandRow[], xOf: (row: BandRow) => number, yOf: (row: BandRow) => number): string {
  return rows.map((row, index) => `${index === 0 ? 'M' : 'L'}${rounded(xOf(row))},${rounded(yOf(row))}`).join('');
}

/** To a thousandth of a pixel, as precisely as a picture can show. */
function rounded(pixels: number): number {
  return Math.round(pixels * 1000) / 1000;
}
