/** One measurement of the table, or why there is none. */
export type Cell = { readonly milliseconds: number } | { readonly skipped: string };

export function millisecondsOf(cell: Cell | undefined): number {
  return cell !== undefined && 'milliseconds' in cell ? cell.milliseconds : NaN;
}
