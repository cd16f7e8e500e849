import { csvRow, type Cell } from './csv.ts';
import type { FrameRecord, LayerRecord } from './frameRecord.ts';
import { EPOCH_SCALARS, LAYER_SCALARS } from './runCsv.ts';
import type { NamedRunRecord } from './comparisonRecord.ts';
import { jsonPieces } from './jsonPieces.ts';

/** Name and version of the header beside the tables. */
export const TIDY_SCHEMA = 'dead-relu-lab/tidy@1';

/** A file of text, its pieces made when they are asked for. */
export interface TextFile {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

/** Tensors of a layer that have a histogram. */
const TENSORS = ['output', 'preActivation', 'kernelGradient', 'biasGradient', 'kernel', 'bias'] as const;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: (frame: FrameRecord) => Iterable<readonly Cell[]>;
}

/** One table for each kind of observation. A row of each belongs to a run and an epoch. */
const TABLES: readonly Table[] = [
  { name: 'epochs.csv', columns: EPOCH_SCALARS.names, rows: (frame) => [EPOCH_SCALARS.cells(frame)] },
  {
    name: 'layers.csv',
    columns: ['epoch', 'layer', ...LAYER_SCALARS.names.slice(1)],
    rows: (frame) => frame.layers.map((layer) => [frame.epoch, ...LAYER_SCALARS.cells(frame, layer)]),
  },
  {
    name: 'units.csv',
    columns: ['epoch', 'layer', 'unit', 'onRate', 'maxPreActivation'],
    rows: (frame) => frame.layers.flatMap(({ name, onRate, maxPreActivation }) => onRate.map((rate, unit) => [frame.epoch, name, unit + 1, rate, maxPreActivation[unit]])),
  },
  {
    name: 'histograms.csv',
    columns: ['epoch', 'layer', 'tensor', 'low', 'high', 'count'],
    rows: (frame) => frame.layers.flatMap((layer) => TENSORS.flatMap((tensor) => binsOf(layer, tensor).map((bin) => [frame.epoch, layer.name, tensor, ...bin]))),
  },
];

/** Bins of a histogram from the lowest to the highest; exact zeros, where they are counted apart, as a bin from 0 to 0. */
function binsOf(layer: LayerRecord, tensor: (typeof TENSORS)[number]): readonly (readonly Cell[])[] {
  const summary = layer[tensor];
  const { edges, counts } = summary.histogram;
  const bins: readonly (readonly Cell[])[] = counts.map((count, bin) => [edges[bin], edges[bin + 1], count]);
  if (!('zeroCount' in summary) || summary.zeroCount === 0) return bins;
  const below = edges.slice(1).filter((edge) => Number(edge) <= 0).length;
  return [...bins.slice(0, below), [0, 0, summary.zeroCount], ...bins.slice(below)];
}

/**
 * Writes runs as tidy tables, CSV as RFC 4180 has it with nothing above the names of the columns: a row an observation, a table a kind of
 * observation, `run` in each. What a CSV of a run says in `#` lines stands in `run.json` beside them.
 */
export function tidyTables(link: string, runs: readonly NamedRunRecord[]): readonly TextFile[] {
  const header = {
    schema: TIDY_SCHEMA,
    link,
    app: runs[0]?.app ?? null,
    runs: runs.map(({ name, link: own, engine, status, seconds, steps, experiment }) => ({ name, link: own, engine, status, seconds, steps, experiment })),
  };
  return [{ name: 'run.json', pieces: jsonPieces(header) }, ...TABLES.map((table) => ({ name: table.name, pieces: linesOf(table, runs) }))];
}

function linesOf({ columns, rows }: Table, runs: readonly NamedRunRecord[]): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield csvRow(['run', ...columns]);
      for (const { name, frames } of runs) {
        for (const frame of frames) {
          let lines = '';
          for (const row of rows(frame)) lines += csvRow([name, ...row]);
          yield lines;
        }
      }
    },
  };
}
