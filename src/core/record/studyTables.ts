import { csvRow, type Cell } from './csv.ts';
import { jsonPieces } from './jsonPieces.ts';
import { studyRecord, type RecordedStudy, type StudyRecord } from './studyRecord.ts';
import type { TextFile } from './tidyTables.ts';

/** Name and version of the header beside the tables of a study. */
export const STUDY_TABLES_SCHEMA = 'dead-relu-lab/tidy-study@1';

type Network = StudyRecord['points'][number]['networks'] extends Iterable<infer Each> ? Each : never;
type NetworkEpoch = Network['epochs'][number];

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The rows of a network after an epoch; `hidden` are the widths of its hidden layers. */
  readonly rows: (epoch: NetworkEpoch, hidden: readonly number[]) => readonly (readonly Cell[])[];
}

/** One table for each kind of observation: a network after an epoch, and a hidden layer of it. */
const TABLES: readonly Table[] = [
  {
    name: 'networks.csv',
    columns: ['trainLoss', 'validationLoss', 'trainAccuracy', 'validationAccuracy', 'outputDead', 'isFinite'],
    rows: ({ trainLoss, validationLoss, trainAccuracy, validationAccuracy, outputDead, isFinite }) => [[trainLoss, validationLoss, trainAccuracy, validationAccuracy, outputDead?.toString(), String(isFinite)]],
  },
  {
    name: 'layers.csv',
    columns: ['layer', 'units', 'deadFraction'],
    rows: ({ deadFraction }, hidden) => deadFraction.map((fraction, layer) => [layer + 1, hidden[layer], fraction]),
  },
];

/**
 * Writes a study as tidy tables, CSV as RFC 4180 has it with nothing above the names of the columns: `value` of the sweep, empty without one,
 * `seed` and `epoch` in each row. What belongs to all networks, or to all of a value, stands in `study.json` beside them.
 */
export function studyTables(study: RecordedStudy): readonly TextFile[] {
  const { points, schema: _schema, ...rest } = studyRecord(study);
  const header = { schema: STUDY_TABLES_SCHEMA, ...rest, points: points.map(({ value, hidden, bornDeadBounds }) => ({ value, hidden, bornDeadBounds })) };
  return [{ name: 'study.json', pieces: jsonPieces(header) }, ...TABLES.map((table) => ({ name: table.name, pieces: linesOf(table, points) }))];
}

function linesOf({ columns, rows }: Table, points: StudyRecord['points']): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield csvRow(['value', 'seed', 'epoch', ...columns]);
      for (const { value, hidden, networks } of points) {
        for (const { seed, epochs } of networks) {
          let lines = '';
          for (const epoch of epochs) for (const row of rows(epoch, hidden)) lines += csvRow([value, seed, epoch.epoch, ...row]);
          yield lines;
        }
      }
    },
  };
}
