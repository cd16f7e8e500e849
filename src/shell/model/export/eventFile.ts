import { PbfWriter } from 'pbf';
import { maskedCrc32c } from '../../../core/record/crc32c.ts';
import { frameRecord } from '../../../core/record/frameRecord.ts';
import { joined } from '../../../core/record/network/networkTensors.ts';
import { EPOCH_SCALARS, LAYER_SCALARS } from '../../../core/record/runCsv.ts';
import type { Frame, Histogram, LayerFrame } from '../../../core/telemetry/frame.ts';

/** A value of a summary under its tag. */
type Value = { readonly tag: string } & ({ readonly number: number } | { readonly histogram: HistogramProto });

/** `tensorflow.HistogramProto`: bucket i holds limits[i - 1] < value ≤ limits[i], the first from `min` on. */
export interface HistogramProto {
  readonly min: number;
  readonly max: number;
  readonly count: number;
  /** Left out where only the squares are known. */
  readonly sum?: number;
  readonly sumOfSquares: number;
  readonly limits: readonly number[];
  readonly counts: readonly number[];
}

/** What an event file is made of. */
export interface EventRun {
  readonly frames: readonly Frame[];
  /** Columns of the data. */
  readonly inputs: number;
  readonly begun: number;
  readonly seconds: number;
}

/** The file begins with an event that says this. */
const VERSION = 'brain.Event:2';
/** What separates exact zeros from the float32 below them. */
const SMALLEST = 2 ** -149;

/**
 * Writes frames as an event file of TensorBoard: TFRecords of `tensorflow.Event`, one an epoch, which is their step. Scalars have the
 * names of the exported run, `run/trainLoss`, `dense_1/deadFraction`; histograms are `dense_1/output` and so on. `begun` and `seconds`
 * say when training began, in seconds since 1970, and how long it took: epochs are spread evenly over it.
 */
export function* eventPieces({ frames, inputs, begun, seconds }: EventRun): Generator<Uint8Array<ArrayBuffer>, void> {
  yield tfRecord(eventBytes({ wallTime: begun, version: VERSION }));
  const epochs = Math.max(1, frames.length - 1);
  for (const frame of frames) yield tfRecord(eventBytes({ wallTime: begun + (seconds * frame.epoch) / epochs, step: frame.epoch, values: valuesOf(frame, inputs) }));
}

/** A record of a TFRecord file: its length, 64 bits, and its bytes, each followed by its masked CRC. */
function tfRecord(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  return joined([length, word(maskedCrc32c(length)), bytes, word(maskedCrc32c(bytes))]);
}

function word(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

interface EventFields {
  readonly wallTime: number;
  readonly step?: number;
  readonly version?: string;
  readonly values?: readonly Value[];
}

function eventBytes({ wallTime, step = 0, version, values = [] }: EventFields): Uint8Array {
  const event = new PbfWriter();
  event.writeDoubleField(1, wallTime);
  if (step !== 0) event.writeVarintField(2, step);
  if (version !== undefined) event.writeStringField(3, version);
  if (values.length > 0) event.writeMessage(5, writeSummary, values);
  return event.finish();
}

function writeSummary(values: readonly Value[], summary: PbfWriter): void {
  for (const value of values) summary.writeMessage(1, writeValue, value);
}

function writeValue(value: Value, written: PbfWriter): void {
  written.writeStringField(1, value.tag);
  if ('number' in value) written.writeFloatField(2, value.number);
  else written.writeMessage(5, writeHistogram, value.histogram);
}

function writeHistogram({ min, max, count, sum, sumOfSquares, limits, counts }: HistogramProto, written: PbfWriter): void {
  written.writeDoubleField(1, min);
  written.writeDoubleField(2, max);
  written.writeDoubleField(3, count);
  if (sum !== undefined) written.writeDoubleField(4, sum);
  written.writeDoubleField(5, sumOfSquares);
  written.writePackedDouble(6, [...limits]);
  written.writePackedDouble(7, [...counts]);
}

/** Columns of a record that are no numbers to be drawn over epochs. */
const NOT_DRAWN: ReadonlySet<string> = new Set(['epoch', 'step', 'name', 'units', 'activation']);

function valuesOf(frame: Frame, inputs: number): readonly Value[] {
  const record = frameRecord(frame);
  const scalars = (group: string, names: readonly string[], cells: readonly unknown[]): readonly Value[] =>
    names.flatMap((name, index) => {
      const cell = cells[index];
      return NOT_DRAWN.has(name) || cell === null || cell === undefined ? [] : { tag: `${group}/${name}`, number: Number(cell) };
    });
  return [
    ...scalars('run', EPOCH_SCALARS.names, EPOCH_SCALARS.cells(record)),
    ...record.layers.flatMap((layer) => scalars(layer.name, LAYER_SCALARS.names, LAYER_SCALARS.cells(record, layer))),
    ...frame.layers.flatMap((layer, index) => histogramsOf(layer, frame.layers[index - 1]?.units ?? inputs)),
  ];
}

function histogramsOf(layer: LayerFrame, fanIn: number): readonly Value[] {
  const { name, units, output, preActivation, kernelGradient, biasGradient, kernel, bias } = layer;
  const isFinite = layer.maxPreActivation.every(Number.isFinite);
  /** Of parameters zeros are not counted: they are what the histogram lacks, unless something is not finite. */
  const zerosOf = ({ counts }: Histogram, entries: number): number => (isFinite ? entries - totalOf(counts) : 0);
  const withMoments = ({ mean, std, min, max, histogram }: typeof output | typeof kernel, zeros: number): HistogramProto | null => {
    const count = totalOf(histogram.counts) + zeros;
    return histogramProto(histogram, zeros, { min, max, sum: mean * count, sumOfSquares: (std * std + mean * mean) * count });
  };
  const ofGradient = ({ histogram, zeroCount, norm }: typeof kernelGradient): HistogramProto | null => histogramProto(histogram, zeroCount, { sumOfSquares: norm * norm });
  return Object.entries({
    output: withMoments(output, output.zeroCount),
    preActivation: withMoments(preActivation, preActivation.zeroCount),
    kernelGradient: ofGradient(kernelGradient),
    biasGradient: ofGradient(biasGradient),
    kernel: withMoments(kernel, zerosOf(kernel.histogram, fanIn * units)),
    bias: withMoments(bias, zerosOf(bias.histogram, units)),
  }).flatMap(([tensor, histogram]) => (histogram === null ? [] : { tag: `${name}/${tensor}`, histogram }));
}

function totalOf(counts: Uint32Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A histogram whose exact zeros have a bucket of their own, which holds nothing else; null where nothing is counted. */
export function histogramProto({ edges, counts }: Histogram, zeros: number, known: Pick<HistogramProto, 'sumOfSquares'> & Partial<Pick<HistogramProto, 'min' | 'max' | 'sum'>>): HistogramProto | null {
  if (counts.length === 0 && zeros === 0) return null;
  const [first = 0] = edges;
  const last = edges.at(-1) ?? 0;
  const limits: number[] = [];
  const held: number[] = [];
  const add = (limit: number, count: number): void => {
    limits.push(limit);
    held.push(count);
  };
  const below = edges.slice(1).filter((edge) => edge <= 0).length;
  for (let bin = 0; bin < below; bin++) add(edges[bin + 1] ?? 0, counts[bin] ?? 0);
  if (zeros > 0) {
    if (limits.at(-1) === 0) limits[limits.length - 1] = -SMALLEST;
    else if (limits.length > 0) add(-SMALLEST, 0);
    add(0, zeros);
    if (below === 0 && first > 0) add(first, 0);
  }
  for (let bin = below; bin < counts.length; bin++) add(edges[bin + 1] ?? 0, counts[bin] ?? 0);
  const count = held.reduce((sum, each) => sum + each, 0);
  return { min: zeros > 0 ? Math.min(0, first) : first, max: zeros > 0 ? Math.max(0, last) : last, ...known, count, limits, counts: held };
}
