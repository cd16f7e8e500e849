import { PbfReader } from 'pbf';
import { expect, it } from 'vitest';
import { handmadeFrame } from '../../../core/diagnosis/testing/handmadeFrames.ts';
import { decodeLink } from '../../../core/link/decode.ts';
import { maskedCrc32c } from '../../../core/record/crc32c.ts';
import { joined } from '../../../core/record/network/networkTensors.ts';
import { eventPieces, histogramProto } from './eventFile.ts';

const { experiment } = decodeLink('hidden=3&rows=1000');
const frames = [0, 1, 2].map((epoch) => handmadeFrame(experiment, { epoch, trainLoss: epoch === 2 ? NaN : 0.5 }));

interface ReadEvent {
  time: number;
  step: number;
  version: string;
  scalars: Map<string, number>;
  histograms: Map<string, readonly number[]>;
}

/** The events of a file, its lengths and CRCs checked. */
function eventsOf(bytes: Uint8Array): readonly ReadEvent[] {
  const events: ReadEvent[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at < bytes.length; ) {
    const length = Number(view.getBigUint64(at, true));
    expect(view.getUint32(at + 8, true)).toBe(maskedCrc32c(bytes.subarray(at, at + 8)));
    const data = bytes.slice(at + 12, at + 12 + length);
    expect(view.getUint32(at + 12 + length, true)).toBe(maskedCrc32c(data));
    events.push(new PbfReader(data).readFields(readEvent, { time: NaN, step: 0, version: '', scalars: new Map(), histograms: new Map() }));
    at += 16 + length;
  }
  return events;
}

function readEvent(tag: number, event: ReadEvent, pbf: PbfReader): void {
  if (tag === 1) event.time = pbf.readDouble();
  if (tag === 2) event.step = pbf.readVarint();
  if (tag === 3) event.version = pbf.readString();
  if (tag === 5) pbf.readMessage((field, _, summary) => field === 1 && readValue(event, summary), {});
}

function readValue(event: ReadEvent, summary: PbfReader): void {
  let name = '';
  summary.readMessage((field, _, value) => {
    if (field === 1) name = value.readString();
    if (field === 2) event.scalars.set(name, value.readFloat());
    if (field === 5) value.readMessage((part, __, histogram) => part === 7 && event.histograms.set(name, histogram.readPackedDouble()), {});
  }, {});
}

it('is TFRecords of events, the version first, then one an epoch with the numbers of the run', () => {
  const [version, ...events] = eventsOf(joined([...eventPieces({ frames, inputs: 4, begun: 1000, seconds: 10 })]));
  expect(version?.version).toBe('brain.Event:2');
  expect(events.map(({ step, time }) => [step, time])).toEqual([[0, 1000], [1, 1005], [2, 1010]]);
  expect(events[0]?.scalars.get('run/trainLoss')).toBe(0.5);
  expect(events[2]?.scalars.get('run/trainLoss')).toBeNaN();
  expect(events[0]?.scalars.has('dense_2/deadFraction')).toBe(false);
  const [frame] = frames;
  const layer = frame?.layers[0];
  expect(events[0]?.scalars.get('dense_1/deadFraction')).toBe(layer?.deadFraction);
  const output = layer?.output;
  expect(events[0]?.histograms.get('dense_1/output')?.reduce((sum, count) => sum + count, 0)).toBe((output?.zeroCount ?? NaN) + (output?.histogram.counts.reduce((sum, count) => sum + count, 0) ?? NaN));
});

it.each([
  ['between bins', [-2, -1, 0, 3], [5, 6, 7], [[-1, 5], [-(2 ** -149), 6], [0, 9], [3, 7]]],
  ['above all bins', [-2, -1], [5], [[-1, 5], [-(2 ** -149), 0], [0, 9]]],
  ['below all bins', [1, 2], [5], [[0, 9], [1, 0], [2, 5]]],
  ['beside a bin that begins there', [0, 2], [5], [[0, 9], [2, 5]]],
  ['alone', [], [], [[0, 9]]],
])('exact zeros %s have a bucket that holds nothing else', (_, edges, counts, expected) => {
  const histogram = histogramProto({ edges: Float64Array.from(edges), counts: Uint32Array.from(counts) }, 9, { sumOfSquares: 1 });
  expect(histogram?.limits.map((limit, bucket) => [limit, histogram.counts[bucket]])).toEqual(expected);
  expect(histogram?.count).toBe(9 + counts.reduce((sum, count) => sum + count, 0));
  expect(histogram?.min).toBe(Math.min(0, ...edges));
});

it('nothing counted is no histogram', () => {
  expect(histogramProto({ edges: new Float64Array(0), counts: new Uint32Array(0) }, 0, { sumOfSquares: 0 })).toBeNull();
});
