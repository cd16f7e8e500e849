/** What a run is called beside others: what sets it apart, else its number, from 1. */
export function runName({ label }: { readonly label: string | null }, index: number): string {
  return label ?? `run ${index + 1}`;
}
