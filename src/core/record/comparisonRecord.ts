import type { Comparison } from '../comparison/comparison.ts';
import { alsoDiffering, type Difference } from '../comparison/differences.ts';
import { csvComment, csvRow } from './csv.ts';
import { engineLine, RUN_COLUMNS, runRows } from './runCsv.ts';
import { runRecord, type RecordedRun, type RunRecord } from './runRecord.ts';

/** Name and version of the exported object; its meaning never changes under this name. */
export const COMPARISON_SCHEMA = 'dead-relu-lab/comparison@1';

/** A run with what sets it apart from those beside it. */
export type NamedRunRecord = { readonly name: string } & RunRecord;

/** Several runs side by side. `docs/run-record.md` describes it for its readers. */
export interface ComparisonRecord {
  readonly schema: typeof COMPARISON_SCHEMA;
  /** Address, or hash without `#`, that gives the comparison again. Pinned runs are no part of it. */
  readonly link: string;
  /** The compared setting and its values as the link writes them; null where runs differ in more than one. */
  readonly compare: Comparison | null;
  /** The other settings in which the runs differ, each with a value a run; empty where all other settings are equal. */
  readonly alsoDiffers: readonly DifferenceRecord[];
  readonly runs: readonly NamedRunRecord[];
}

/** Runs beside one another, in the order shown. */
export interface RecordedComparison {
  readonly link: string;
  readonly compare: Comparison | null;
  readonly runs: readonly ({ readonly name: string } & RecordedRun)[];
}

/** Builds the exported object of a comparison. */
export function comparisonRecord({ link, compare, runs }: RecordedComparison): ComparisonRecord {
  return {
    schema: COMPARISON_SCHEMA,
    link,
    compare: compare === null ? null : { key: compare.key, values: [...compare.values] },
    alsoDiffers: differenceRecords(alsoDiffering(runs.map(({ experiment }) => experiment), compare?.key ?? null)),
    runs: runs.map((run) => ({ name: run.name, ...runRecord(run) })),
  };
}

/** Writes a comparison as CSV, line by line as `runCsv` does a run, with a first column `run`: its name. */
export function* comparisonCsv({ link, compare, alsoDiffers, runs }: ComparisonRecord): Generator<string, void> {
  yield csvComment('link', link);
  if (compare !== null) yield csvComment('compared', differencesLine([compare]));
  yield csvComment(compare === null ? 'differs' : 'also differs', differencesLine(alsoDiffers));
  for (const { name, engine } of runs) yield csvComment(`engine of ${name}`, engineLine(engine));
  yield csvComment('version', runs[0]?.app.version ?? '');
  yield csvRow(['run', ...RUN_COLUMNS]);
  for (const run of runs) {
    for (const cells of runRows(run)) yield csvRow([run.name, ...cells]);
  }
}

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
