import type { Difference } from '../comparison/differences.ts';

/** A setting in which experiments of a record differ, with a value each, as the link writes them. */
export interface DifferenceRecord {
  readonly key: string;
  readonly values: readonly string[];
}

/** Differences as a record holds them. */
export function differenceRecords(differences: readonly Difference[]): readonly DifferenceRecord[] {
  return differences.map(({ key, values }) => ({ key, values: [...values] }));
}

/** The same in a `#` line of a CSV: `loss: binary_crossentropy|mean_squared_error`; `nothing` where there are none. */
export function differencesLine(differences: readonly DifferenceRecord[]): string {
  return differences.map(({ key, values }) => `${key}: ${values.join('|')}`).join('; ') || 'nothing';
}
