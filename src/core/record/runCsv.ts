import { AUTO } from '../vocabulary/engines.ts';
import { csvComment, csvRow, type Cell } from './csv.ts';
import type { DistributionRecord, FrameRecord, GradientRecord, LayerRecord, ParameterRecord } from './frameRecord.ts';
import type { EngineRecord, RunRecord } from './runRecord.ts';

type EpochColumn = readonly [name: string, cell: (frame: FrameRecord) => Cell];
type Column = readonly [name: string, cell: (frame: FrameRecord, layer: LayerRecord) => Cell];

const counts = (name: string, of: (layer: LayerRecord) => DistributionRecord | GradientRecord): readonly Column[] => [
  [`${name}.zeroFraction`, (_, layer) => of(layer).zeroFraction],
  [`${name}.zeroCount`, (_, layer) => of(layer).zeroCount],
  [`${name}.nanCount`, (_, layer) => of(layer).nanCount],
  [`${name}.infCount`, (_, layer) => of(layer).infCount],
];

const percentiles = (name: string, of: (layer: LayerRecord) => DistributionRecord | GradientRecord): readonly Column[] =>
  (['p5', 'p25', 'p50', 'p75', 'p95'] as const).map((percentile): Column => [`${name}.percentiles.${percentile}`, (_, layer) => of(layer).percentiles[percentile]]);

const distribution = (name: string, of: (layer: LayerRecord) => DistributionRecord): readonly Column[] => [
  [`${name}.mean`, (_, layer) => of(layer).mean],
  [`${name}.std`, (_, layer) => of(layer).std],
  [`${name}.min`, (_, layer) => of(layer).min],
  [`${name}.max`, (_, layer) => of(layer).max],
  ...percentiles(name, of),
  ...counts(name, of),
];

const gradient = (name: string, of: (layer: LayerRecord) => GradientRecord): readonly Column[] => [
  [`${name}.norm`, (_, layer) => of(layer).norm],
  [`${name}.meanAbs`, (_, layer) => of(layer).meanAbs],
  ...percentiles(name, of),
  ...counts(name, of),
];

const parameter = (name: string, of: (layer: LayerRecord) => ParameterRecord): readonly Column[] => [
  [`${name}.mean`, (_, layer) => of(layer).mean],
  [`${name}.std`, (_, layer) => of(layer).std],
  [`${name}.min`, (_, layer) => of(layer).min],
  [`${name}.max`, (_, layer) => of(layer).max],
  [`${name}.norm`, (_, layer) => of(layer).norm],
];

const EPOCH_COLUMNS: readonly EpochColumn[] = [
  ['epoch', (frame) => frame.epoch],
  ['step', (frame) => frame.step],
  ['trainLoss', (frame) => frame.trainLoss],
  ['validationLoss', (frame) => frame.validationLoss],
  ['trainAccuracy', (frame) => frame.trainAccuracy],
  ['validationAccuracy', (frame) => frame.validationAccuracy],
];

const LAYER_COLUMNS: readonly Column[] = [
  ['name', (_, layer) => layer.name],
  ['units', (_, layer) => layer.units],
  ['activation', (_, layer) => layer.activation],
  ['deadFraction', (_, layer) => layer.deadFraction],
  ['bornDeadFraction', (_, layer) => layer.bornDeadFraction],
  ['nanUnits', (_, layer) => layer.nanUnits],
  ['deadOnTraining', (_, layer) => layer.deadOnTraining],
  ['saturatedFraction', (_, layer) => layer.saturatedFraction],
  ['flatFraction', (_, layer) => layer.flatFraction],
  ['distinctUnits', (_, layer) => layer.distinctUnits],
  ['livingGradient', (_, layer) => layer.livingGradient],
  ['updateRatio', (_, layer) => layer.updateRatio],
  ...distribution('output', (layer) => layer.output),
  ...distribution('preActivation', (layer) => layer.preActivation),
  ...gradient('kernelGradient', (layer) => layer.kernelGradient),
  ...gradient('biasGradient', (layer) => layer.biasGradient),
  ...parameter('kernel', (layer) => layer.kernel),
  ...parameter('bias', (layer) => layer.bias),
];

const COLUMNS: readonly Column[] = [...EPOCH_COLUMNS, ...LAYER_COLUMNS];

/** Names of the columns, in order: the path of each scalar in the exported object. */
export const RUN_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/** Those of `RUN_COLUMNS` that belong to an epoch, and their cells. */
export const EPOCH_SCALARS = { names: EPOCH_COLUMNS.map(([name]) => name), cells: (frame: FrameRecord): readonly Cell[] => EPOCH_COLUMNS.map(([, cell]) => cell(frame)) };

/** Those of `RUN_COLUMNS` that belong to a layer in an epoch, `name` first, and their cells. */
export const LAYER_SCALARS = {
  names: LAYER_COLUMNS.map(([name]) => name),
  cells: (frame: FrameRecord, layer: LayerRecord): readonly Cell[] => LAYER_COLUMNS.map(([, cell]) => cell(frame, layer)),
};

/** One row of cells per epoch and layer, under `RUN_COLUMNS`, each made when it is asked for. */
export function* runRows({ frames }: RunRecord): Generator<readonly Cell[], void> {
  for (const frame of frames) {
    for (const layer of frame.layers) yield COLUMNS.map(([, cell]) => cell(frame, layer));
  }
}

/** An engine in one line: `cpu (typed arrays)`, or `wasm (SIMD kernels, chosen by auto: …)`. */
export function engineLine({ id, asked, renderer, fallbackFrom, reason, mixed }: EngineRecord): string {
  const why = [...(asked === AUTO && id !== AUTO ? ['chosen by auto'] : []), ...(fallbackFrom === undefined ? [] : [`instead of ${fallbackFrom}`]), ...(mixed === undefined ? [] : ['other epochs on another engine'])];
  return `${id} (${[renderer, ...why].join(', ')}${reason === undefined ? '' : `: ${reason}`})`;
}

/**
 * Writes an exported run as CSV (RFC 4180), line by line, each with its CR LF: `#` lines with link, engine and version,
 * a line of column names, then one row per epoch and layer. Numbers with a point and without grouping; what is
 * not finite by its name; what is not known or does not exist as an empty field.
 */
export function* runCsv(record: RunRecord): Generator<string, void> {
  yield csvComment('link', record.link);
  yield csvComment('engine', engineLine(record.engine));
  yield csvComment('version', record.app.version);
  yield csvRow(RUN_COLUMNS);
  for (const cells of runRows(record)) yield csvRow(cells);
}
