import { expect, it } from 'vitest';
import { diagnose } from '../diagnosis/diagnose.ts';
import { verdict } from '../diagnosis/verdict.ts';
import { layoutOf } from '../experiment/layout.ts';
import { decodeLink } from '../link/decode.ts';
import { frameOf } from '../telemetry/frameOf.ts';
import { RESERVED_KEYS } from '../link/linkKeys.ts';
import { jsonPieces, LazyList } from './jsonPieces.ts';
import { runCsv } from './runCsv.ts';
import { runRecord, type RecordedRun } from './runRecord.ts';
import type { RecordedTrial } from './trialRecord.ts';
import { encodeLink } from '../link/encode.ts';
import { judgeTrial } from '../trial/judgeTrial.ts';
import { planTrial, type SeedCount } from '../trial/trial.ts';
import { trialRows, type ArmResult } from '../trial/trialRows.ts';
import { TREATMENTS } from '../trial/treatments.ts';

const PROBE_ROWS = 8;
const EVALUATION = { loss: 0.7, accuracy: 0.5 };

function mixed(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => [0, Number.NaN, Infinity, -Infinity, i / 4, -i / 8][i % 6] ?? 0);
}

/** A run of 3 and 2 hidden units whose numbers hold every kind that JSON cannot write. */
function diverged(): RecordedRun {
  const { experiment } = decodeLink('hidden=3,2&activation=relu,tanh&rows=1000&seed=7&data_seed=9');
  const { parameterCount, layers } = layoutOf(experiment);
  const reading = {
    rows: PROBE_ROWS,
    parameters: mixed(parameterCount),
    previous: null,
    gradient: mixed(parameterCount),
    preActivations: layers.map(({ units }) => mixed(units * PROBE_ROWS)),
  };
  const birth = frameOf(experiment, reading, { replica: 0, epoch: 0, step: 0, train: EVALUATION, validation: EVALUATION, bornDead: null });
  const end = frameOf(experiment, reading, {
    replica: 0,
    epoch: 1,
    step: 22,
    train: { loss: Number.NaN, accuracy: 0.5 },
    validation: { loss: Infinity, accuracy: 0.5 },
    bornDead: birth.layers.map((layer) => layer.deadFraction),
  });
  return {
    experiment,
    link: 'https://example.org/#hidden=3,2',
    engine: { id: 'cpu', asked: 'webgl', renderer: 'typed arrays, "plain"', float: 32, fallbackFrom: 'webgl', reason: 'no\r\nWebGL' },
    version: '1.2.3',
    status: 'finished',
    seconds: 1.5,
    fingerprint: null,
    facts: null,
    trial: null,
    early: [{ epoch: 0.5, step: 11, layers: [birth.layers[0], birth.layers[1], birth.layers[2]].flatMap((layer) => layer ?? []) }],
    frames: [birth, { ...end, layers: end.layers.map((layer, index) => (index === 0 ? { ...layer, deadOnTraining: 0.25 } : layer)) }],
  };
}

/** All leaves of a JSON value with their paths. */
function leaves(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${path}/${key}`));
}

it('names every key of the link but the reserved ones, lists per layer and seeds resolved', () => {
  const { experiment } = runRecord(diverged());
  expect(experiment).toEqual({
    v: 1,
    data: 'negative-box',
    inputs: 4,
    labels: 'coin-flip',
    targets: '0:1',
    rows: 1000,
    split: 0.7,
    hidden: [3, 2],
    activation: ['relu', 'tanh'],
    initializer: ['random_normal', 'random_normal'],
    output_initializer: 'glorot_uniform',
    bias: [0, 0],
    dropout: [0, 0],
    alpha_dropout: [0, 0],
    output: 'sigmoid',
    loss: 'binary_crossentropy',
    optimizer: 'adam',
    lr: 0.001,
    batch: 32,
    epochs: 25,
    seed: 7,
    data_seed: 9,
    kernel_seed: 7,
    shuffle_seed: 7,
    engine: 'auto',
    run: null,
  });
  expect(RESERVED_KEYS.filter((key) => key in experiment)).toEqual([]);
});

it('survives JSON unchanged, with non-finite numbers by their names', () => {
  const record = runRecord(diverged());
  const written: unknown = JSON.parse([...jsonPieces(record)].join(''));
  expect(written).toStrictEqual({ ...record, early: [...record.early], frames: [...record.frames] });
  const frames = leaves([...record.frames]);
  const names = new Set(frames.map(([, leaf]) => leaf).filter((leaf) => typeof leaf === 'string'));
  expect(names).toEqual(new Set(['NaN', 'Infinity', 'dense_1', 'dense_2', 'dense_3', 'relu', 'tanh', 'sigmoid']));
  const nulls = frames.filter(([, leaf]) => leaf === null).map(([path]) => path.split('/').at(-1));
  expect(new Set(nulls)).toEqual(new Set(['deadFraction', 'bornDeadFraction', 'saturatedFraction', 'flatFraction', 'updateRatio']));
  expect([...record.frames][1]).toMatchObject({ epoch: 1, step: 22, trainLoss: 'NaN', validationLoss: 'Infinity' });
});

it('counts every entry of a tensor once: zeros, NaN, infinities and the histogram', () => {
  const { frames, experiment } = runRecord(diverged());
  const fanIn = [experiment['inputs'], 3, 2];
  for (const frame of frames) {
    for (const [index, layer] of frame.layers.entries()) {
      const total = ({ zeroCount, nanCount, infCount, histogram }: typeof layer.output | typeof layer.kernelGradient): number =>
        zeroCount + nanCount + infCount + histogram.counts.reduce((sum, count) => sum + count, 0);
      expect(total(layer.output)).toBe(layer.units * PROBE_ROWS);
      expect(total(layer.preActivation)).toBe(layer.units * PROBE_ROWS);
      expect(total(layer.kernelGradient)).toBe(layer.units * Number(fanIn[index]));
      expect(total(layer.biasGradient)).toBe(layer.units);
      for (const { histogram } of [layer.output, layer.preActivation, layer.kernelGradient, layer.biasGradient, layer.kernel, layer.bias])
        expect(histogram.edges).toHaveLength(histogram.counts.length === 0 ? 0 : histogram.counts.length + 1);
    }
  }
});

it('has the units of each layer, and deadOnTraining only where it is known', () => {
  const frames = [...runRecord(diverged()).frames];
  for (const frame of frames) {
    expect(frame.layers.map(({ name, units, onRate, maxPreActivation }) => [name, units, onRate.length, maxPreActivation.length])).toEqual([
      ['dense_1', 3, 3, 3],
      ['dense_2', 2, 2, 2],
      ['dense_3', 1, 1, 1],
    ]);
  }
  expect(frames.map((frame) => frame.layers.map((layer) => 'deadOnTraining' in layer))).toEqual([
    [false, false, false],
    [true, false, false],
  ]);
});

it('records a fingerprint where the run has one', () => {
  const run = diverged();
  expect('fingerprint' in runRecord(run)).toBe(false);
  expect(runRecord({ ...run, fingerprint: '01f0c0ffee000000' })).toMatchObject({ fingerprint: '01f0c0ffee000000' });
});

it('records the engine without what the contract does not name', () => {
  const run = diverged();
  const record = runRecord({ ...run, engine: Object.assign({ software: true }, run.engine) });
  expect(record.engine).toEqual(run.engine);
  const found = diagnose(run.experiment, run.facts, run.frames);
  const written = found.map(({ value, ...finding }) => ({ ...finding, value: Number.isFinite(value) ? value : String(value), form: '' }));
  expect(record.findings.map((finding) => ({ ...finding, form: '' }))).toStrictEqual(written);
  expect(record.findings.map(({ value }) => value)).toContain('Infinity');
});

it('writes a row of CSV per epoch and layer under the names of the scalars', () => {
  const record = runRecord(diverged());
  const [, last] = record.frames;
  const lines = [...runCsv(record)].join('').split('\r\n');
  expect(lines.slice(0, 3)).toEqual([
    '# link: https://example.org/#hidden=3,2',
    '# engine: cpu (typed arrays, "plain", instead of webgl: no WebGL)',
    '# version: 1.2.3',
  ]);
  expect(lines.at(-1)).toBe('');
  const [columns = [], ...rows] = lines.slice(3, -1).map((line) => line.split(','));
  expect(rows).toHaveLength(2 * 3);
  for (const row of rows) expect(row).toHaveLength(columns.length);

  const scalars = leaves(last?.layers[0])
    .map(([path]) => path.slice(1).replaceAll('/', '.'))
    .filter((path) => !/(^|\.)(edges|counts|onRate|maxPreActivation)\./.test(path));
  expect(new Set(columns)).toEqual(new Set(['epoch', 'step', 'trainLoss', 'validationLoss', 'trainAccuracy', 'validationAccuracy', ...scalars]));

  const cell = (row: number, column: string): string | undefined => rows[row]?.[columns.indexOf(column)];
  expect(cell(3, 'trainLoss')).toBe('NaN');
  expect(cell(3, 'deadOnTraining')).toBe('0.25');
  expect(cell(4, 'deadOnTraining')).toBe('');
  expect(cell(4, 'name')).toBe('dense_2');
  expect(cell(4, 'deadFraction')).toBe('');
  expect(cell(4, 'kernel.norm')).toBe(String(last?.layers[1]?.kernel.norm));
});

it('quotes a field of CSV that holds a comma, a quote or a line break', () => {
  const record = runRecord(diverged());
  const [frame] = record.frames;
  const [layer] = frame?.layers ?? [];
  const quoted = frame === undefined || layer === undefined ? [] : [{ ...frame, layers: [{ ...layer, activation: 'a,"b"\n' }] }];
  expect([...runCsv({ ...record, frames: new LazyList(() => quoted) })].join('')).toContain(',"a,""b""\n",');
});

it('is written in pieces that joined are the text of the whole, a frame or reading a piece', () => {
  const record = runRecord(diverged());
  const whole = `${JSON.stringify(record, null, 2)}\n`;
  const pieces = [...jsonPieces(record)];
  expect(pieces.join('')).toBe(whole);
  expect(pieces.filter((piece) => piece.includes('"epoch"'))).toHaveLength(3);
  const empty = runRecord({ ...diverged(), frames: [] });
  expect([...jsonPieces(empty)].join('')).toBe(`${JSON.stringify(empty, null, 2)}\n`);
  expect(JSON.parse([...jsonPieces(empty)].join(''))).toMatchObject({ steps: 0, frames: [], findings: [], harm: null });
});

it('says the headline and the harm as the page does, of its last frame', () => {
  const run = diverged();
  expect(runRecord(run)).toMatchObject({ headline: verdict(run.experiment, run.facts, run.frames).headline, harm: { harmful: false, reason: 'broken-nothing-to-learn' } });
  expect(runRecord({ ...run, experiment: { ...run.experiment, labels: 'sum' } }).harm?.harmful).toBe(true);
});

/** The trial of a leaky ReLU and of a rate at which the network is no longer finite. */
function tried(seeds: SeedCount): RecordedTrial {
  const { experiment } = decodeLink('rows=1000&epochs=3&labels=sum');
  const treatments = (['leaky-relu', 'rate-x100'] as const).map((id) => ({ id, label: id, change: TREATMENTS[id].change(experiment) ?? '', why: '', source: '', isControl: false }));
  const trial = planTrial(experiment, treatments, seeds);
  const ended = (validationAccuracy: number): ArmResult => ({ validationLoss: 1 - validationAccuracy, validationAccuracy, trainLoss: 0.1, deadFraction: null, status: 'finished' });
  const broken: ArmResult = { ...ended(0.5), validationLoss: Number.NaN, status: 'not-finite' };
  const rows = trialRows(trial, [Array.from({ length: seeds }, () => ended(0.6)), Array.from({ length: seeds }, (_, seed) => ended(0.9 + seed / 1000)), Array.from({ length: seeds }, () => broken)]);
  return { trial, rows, verdict: judgeTrial(trial, rows), linkOf: (each) => `#${encodeLink(each)}` };
}

it('says what was tried beside it: each treatment with its link, its numbers and its difference, the best first', () => {
  expect('trial' in runRecord(diverged())).toBe(false);
  const { trial } = runRecord({ ...diverged(), trial: tried(1) });
  expect(trial).toMatchObject({
    seeds: 1,
    epochs: 3,
    rows: 1000,
    untreated: { validationLoss: 0.4, validationAccuracy: 0.6, deadFraction: null, status: 'finished' },
    treatments: [
      { id: 'leaky-relu', change: 'activation=leaky_relu', link: '#labels=sum&rows=1000&activation=leaky_relu&epochs=3', validationAccuracy: 0.9, status: 'finished' },
      { id: 'rate-x100', change: 'lr=0.1', validationLoss: 'NaN', status: 'not-finite' },
    ],
    verdict: { cause: 'leaky-relu' },
  });
  expect(trial?.treatments[0]?.difference).toBeCloseTo(0.3);
  expect(trial?.treatments.some((treatment) => 'interval' in treatment)).toBe(false);
  expect(JSON.parse(JSON.stringify(trial))).toEqual(trial);
});

it('says of a trial over eight seeds the intervals, and of one that is not over what is missing', () => {
  const whole = tried(8);
  const { trial } = runRecord({ ...diverged(), trial: whole });
  const [low, high] = trial?.treatments[0]?.interval ?? [];
  expect(trial?.treatments[0]?.difference).toBeCloseTo(0.3035);
  expect(Number(low)).toBeLessThan(0.3035);
  expect(Number(high)).toBeGreaterThan(0.3035);
  const rows = trialRows(whole.trial, []);
  expect(runRecord({ ...diverged(), trial: { ...whole, rows, verdict: judgeTrial(whole.trial, rows) } }).trial).toMatchObject({ untreated: { validationLoss: null, status: 'missing' }, verdict: null });
});

it('says the steps and the findings of its last frame', () => {
  const run = diverged();
  for (const frames of [run.frames, run.frames.slice(0, 1)]) {
    const record = runRecord({ ...run, frames });
    expect(record.steps).toBe([...record.frames].at(-1)?.step);
    expect(Math.max(...record.findings.map(({ sinceEpoch }) => sinceEpoch))).toBeLessThan(frames.length);
  }
});
