import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink } from '../address/readLink.ts';
import { layoutOf } from '../experiment/layout.ts';
import { decodeLink } from '../link/decode.ts';
import { encodeLink } from '../link/encode.ts';
import type { ReplicaSummary } from '../study/replicaSummary.ts';
import { studyPoints } from '../study/study.ts';
import { frameOf } from '../telemetry/frameOf.ts';
import type { Frame } from '../telemetry/frame.ts';
import { comparisonRecord } from './comparisonRecord.ts';
import { jsonPieces } from './jsonPieces.ts';
import { readRecord, sizeProblem, type OpenedFile } from './readRecord.ts';
import type { OpenedRun } from './readRun.ts';
import { runRecord, type RecordedRun } from './runRecord.ts';
import { studyRecord, type RecordedStudy } from './studyRecord.ts';

const PROBE_ROWS = 8;

/** A run of two hidden layers, whose numbers hold all that JSON cannot write, operated on before its last epoch. */
function recorded(settings = 'hidden=3,2&activation=relu,tanh&rows=1000&epochs=3&at=2.lr:0.1'): RecordedRun {
  const { experiment } = decodeLink(settings);
  const { parameterCount, layers } = layoutOf(experiment);
  const mixed = (length: number, shift: number): Float32Array => Float32Array.from({ length }, (_, i) => [0, Number.NaN, Infinity, -Infinity, i / 3, -i / 7, 0.1][(i + shift) % 7] ?? 0);
  const frames = [0, 1, 2, 3].map((epoch) => {
    const reading = { rows: PROBE_ROWS, parameters: mixed(parameterCount, epoch), previous: null, gradient: mixed(parameterCount, epoch + 1), preActivations: layers.map(({ units }, index) => (index === 0 ? mixed(units * PROBE_ROWS, epoch) : Float32Array.from({ length: units * PROBE_ROWS }, (_, i) => Math.sin(i + epoch)))) };
    const [loss, accuracy] = [[0.7, 0.5], [Number.NaN, 0.5], [Infinity, 0.25], [0.1, 1]][epoch] ?? [0, 0];
    const frame = frameOf(experiment, reading, { replica: 0, epoch, step: epoch * 22, train: { loss: loss ?? 0, accuracy: accuracy ?? 0 }, validation: { loss: loss ?? 0, accuracy: accuracy ?? 0 }, bornDead: epoch === 0 ? null : [0, 0.5, null] });
    return epoch === 3 ? { ...frame, layers: frame.layers.map((layer) => ({ ...layer, deadOnTraining: layer.deadFraction })) } : frame;
  });
  return {
    experiment,
    link: `https://example.org/lab/#${encodeLink(experiment)}`,
    engine: { id: 'cpu', asked: 'webgl', renderer: 'typed arrays', float: 32, fallbackFrom: 'webgl', reason: 'no WebGL', mixed: true },
    version: '1.2.3',
    status: 'finished',
    seconds: 1.5,
    fingerprint: '0123456789abcdef',
    facts: { trainRows: 700, validationRows: 300, trainPositiveShare: 0.51, validationPositiveShare: 0.48 },
    trial: null,
    early: [{ epoch: 0.5, step: 11, layers: (frames[0]?.layers ?? []).map(({ onRate, maxPreActivation, nanUnits }) => ({ onRate, maxPreActivation, nanUnits })) }],
    frames,
  };
}

function jsonOf(run: RecordedRun): string {
  return [...jsonPieces(runRecord(run))].join('');
}

function opened(text: string): readonly OpenedRun[] {
  const file = readRecord(text);
  if ('problem' in file) throw new Error(file.problem);
  if (file.kind !== 'runs') throw new Error('It holds a study.');
  return file.runs;
}

/** A frame without what no record holds. */
function written({ replica: _replica, parameters: _parameters, layers, ...frame }: Frame): object {
  return { ...frame, layers: layers.map(({ edges: _edges, ...layer }) => layer) };
}

describe('a run that was exported and is opened again', () => {
  it('is equal frame for frame, with all else that was recorded', () => {
    const run = recorded();
    const [again] = opened(jsonOf(run));
    expect(again?.frames.map(written)).toEqual(run.frames.map(written));
    const { frames: _frames, trial: _trial, ...others } = run;
    expect(again).toMatchObject(others);
  });

  it.each(['hidden=3,2&activation=relu,tanh&rows=1000&epochs=3&at=2.lr:0.1', 'hidden=4&activation=selu&labels=xor&data_seed=9&rows=1000&epochs=3'])('exports the same JSON: %s', (settings) => {
    const text = jsonOf(recorded(settings));
    expect(opened(text).map((run) => jsonOf({ ...run, trial: null }))).toEqual([text]);
  });

  it('comes with those that it was compared with', () => {
    const runs = ['lr=0.1', 'lr=0.01'].map((lr) => ({ name: lr, ...recorded(`hidden=3&rows=1000&epochs=3&${lr}`) }));
    const text = [...jsonPieces(comparisonRecord({ link: '', compare: null, runs }))].join('');
    expect(opened(text).map((run) => jsonOf({ ...run, trial: null }))).toEqual(runs.map(jsonOf));
  });

  it('is one of before there were facts, early readings and fingerprints', () => {
    const { facts: _facts, early: _early, fingerprint: _fingerprint, ...old } = JSON.parse(jsonOf(recorded()));
    expect(opened(JSON.stringify(old))).toMatchObject([{ facts: null, early: [], fingerprint: null }]);
  });
});

/** All paths to values in JSON. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}

/** JSON with another value at a path; without one there where it is undefined. */
function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((each: unknown, index) => (String(index) === key ? replaced(each, rest, by) : each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === key ? replaced(each, rest, by) : each]));
}

/** A sweep over two seeds, trained for an epoch, as it is exported. */
function studyText(status: RecordedStudy['status'] = 'finished'): string {
  const link = 'rows=1000&epochs=1&hidden=2&labels=xor&dropout=0.2&seeds=2&sweep=alpha_dropout:0|0.1';
  const { shown } = readLink(link);
  if (shown.kind !== 'study') throw new Error('It shows no study.');
  const facts = { trainRows: 700, validationRows: 300, trainPositiveShare: 0.5, validationPositiveShare: 0.25 };
  const summary = (replica: number, epoch: number): ReplicaSummary => ({ replica, epoch, deadFraction: [replica / 2], outputDead: false, isFinite: replica === 0, trainLoss: epoch === 0 ? null : 0.5, validationLoss: replica === 0 ? 0.4 : Number.NaN, trainAccuracy: epoch === 0 ? null : 0.5, validationAccuracy: 0.75 });
  return studyJson({
    base: shown.experiment,
    study: shown.study,
    link: `https://example.org/lab/#${link}`,
    engine: { id: 'cpu', asked: 'webgl', renderer: 'typed arrays', float: 32, fallbackFrom: 'webgl', reason: 'no WebGL' },
    version: '1.2.3',
    status,
    seconds: 1.5,
    points: studyPoints(shown.experiment, shown.study).map(({ value, experiments }) => ({ value, experiments, facts: [facts, facts], epochs: [0, 1].map((epoch) => [0, 1].map((replica) => summary(replica, epoch))) })),
  });
}

function studyJson(recorded: RecordedStudy): string {
  return [...jsonPieces(studyRecord(recorded))].join('');
}

/** What was read of a file, exported again. */
function exportedAgain(file: OpenedFile): string {
  if (file.kind === 'runs') return file.runs.map((run) => jsonOf({ ...run, trial: null })).join('');
  const { shown, points, ...study } = file.study;
  return studyJson({ ...study, base: shown.experiment, study: shown.study, points: points.map(({ networks, ...point }) => ({ ...point, epochs: networks })) });
}

it('a study that was exported and is opened again exports the same JSON', () => {
  const file = readRecord(studyText());
  expect('problem' in file ? file.problem : exportedAgain(file)).toBe(studyText());
});

it('a study of before there were facts is opened without', () => {
  const old = studyText().replaceAll(/"facts": \{[^}]*\},\s*/g, '');
  expect(old).not.toContain('facts');
  expect(readRecord(old)).toMatchObject({ kind: 'study', study: { points: [{ facts: [undefined, undefined] }, {}] } });
});

const EXPORTS: readonly (readonly [what: string, text: string, unread: readonly string[]])[] = [
  // Sentences that the page says itself again, and lists of JSON that this page does not read, may say anything.
  ['a run', jsonOf(recorded('hidden=2&rows=1000&epochs=3')), ['headline', 'harm', 'findings', 'steps', 'operations']],
  ['a study', studyText(), []],
];

describe.each(EXPORTS)('a file that is no export of %s', (_, text, unread) => {
  const value: unknown = JSON.parse(text);
  const read = pathsOf(value).filter((path) => !unread.includes(path[0] ?? '') && !path.includes('bornDeadBounds'));

  it('is cut off anywhere: a message, nothing thrown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.trimEnd().length - 1 }), (length) => {
        expect(readRecord(text.slice(0, length))).toEqual({ problem: expect.stringMatching(/^It is (empty|no JSON)/) });
      }),
      { numRuns: 150 },
    );
  });

  it('has something else in a place: a message that names it, or what says so itself', () => {
    const wrong: readonly unknown[] = [{}, [], [[]], true, 'nan', '1', '__proto__', -1, 1e300, 0.5, null, undefined, Array.from({ length: 100_000 }, () => 0), { length: 1e9 }];
    let problems = 0;
    fc.assert(
      fc.property(fc.constantFrom(...read), fc.constantFrom(...wrong), (path, by) => {
        const broken = JSON.stringify(replaced(value, path, by)) ?? '';
        const file = readRecord(broken);
        problems += Number('problem' in file);
        expect('problem' in file ? file.problem : exportedAgain(file)).toMatch(/\.$|^\{.*\}\n$/s);
      }),
      { numRuns: 500 },
    );
    expect(problems).toBeGreaterThan(300);
  });

  it('has lists in lists without end in a place: a message', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    fc.assert(
      fc.property(fc.constantFrom(...read.filter((path) => path.length > 0)), (path) => {
        expect(readRecord((JSON.stringify(replaced(value, path, 'HERE')) ?? '').replace('"HERE"', deep))).toHaveProperty('problem');
      }),
      { numRuns: 50 },
    );
  });
});

describe('a file that is no export', () => {
  const text = jsonOf(recorded('hidden=2&rows=1000&epochs=3'));
  const study = studyText();

  it('is any text, any JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (other) => {
        expect(readRecord(other)).toHaveProperty('problem');
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['{"schema":"dead-relu-lab/study@1"}', 'link is missing; it must be a text.'],
    ['{"schema":"dead-relu-lab/study@2"}', 'schema is "dead-relu-lab/study@2"; it must be "dead-relu-lab/run@1" or "dead-relu-lab/comparison@1" or "dead-relu-lab/study@1".'],
    ['{}', 'It names no schema'],
    ['[1]', 'The file is a list of 1; it must be an object.'],
    [text.replace('"epoch": 1,', '"epoch": 7,'), 'frames[1].epoch is 7; it must be 1, as frames stand in order of epoch.'],
    [text.replace('"lr": 0.001', '"lr": 0.5'), 'experiment.lr is 0.5; it must be 0.001, as in its link.'],
    [text.replace('rows=1000', 'rows=-1'), 'Its link cannot be read whole: rows=-1 cannot be used.'],
    [text.replace('"status": "finished"', '"status": "done"'), 'status is "done"; it must be "birth" or'],
    [text.replace('"fingerprint": "0123', '"fingerprint": "zzzz'), 'fingerprint is "zzzz456789abcdef"; it must be 16 hex digits.'],
    [text.replace('"version": "1.2.3"', `"version": "${'1'.repeat(1001)}"`), 'app.version has 1001 characters; at most 1000 are allowed.'],
    [study.replace('&seeds=2&sweep=alpha_dropout:0|0.1', ''), 'Its link asks for no study: neither seeds nor sweep stands in it.'],
    [study.replace('seeds=2', 'seeds=1'), 'Its link cannot be read whole: seeds=1 cannot be used.'],
    [study.replace('"seeds": 2', '"seeds": 256'), 'seeds is 256; it must be 2, as in its link.'],
    [study.replace('seeds=2', 'seeds=256').replace('"seeds": 2', '"seeds": 256'), 'points[0].networks has 2 entries; there must be 256.'],
    [study.replace('"axis": "alpha_dropout"', '"axis": "dropout"'), 'sweep is an object; it must be {"axis":"alpha_dropout","values":[0,0.1]}, as in its link.'],
    [study.replace('"alsoDiffers": [', '"alsoDiffers": [1, '), 'alsoDiffers is a list of 2; it must be [{"key":"dropout","values":["0.2","0"]}], as it follows from its link.'],
    [study.replace('"value": 0.1', '"value": 0.2'), 'points[1].value is 0.2; it must be 0.1, as in its link.'],
    [study.replace(/"hidden": \[\s*2\s*\],\s*"bornDeadBounds"/, '"hidden": [3], "bornDeadBounds"'), 'points[0].hidden is a list of 1; it must be [2], as in its link.'],
    [study.replace(/"seed": (\d+),(\s*"facts")/, '"seed": 99,$2'), 'points[0].networks[0].seed is 99; it must be'],
    [study.replace('"epoch": 1', '"epoch": 0'), 'points[0].networks[0].epochs[1].epoch is 0; it must be 1, as epochs stand in order from birth.'],
    [study.replace('epochs=1', 'epochs=2').replace('"epochs": 1', '"epochs": 2'), 'points[0].networks[0].epochs is a list of 2; it must be a list of 3, birth and 2 epochs, as the study is finished.'],
    [studyText('born'), 'points[0].networks[0].epochs is a list of 2; it must be birth alone, as the study has not been trained.'],
    [study.replace('"trainLoss": 0.5', '"trainLoss": null'), 'points[0].networks[0].epochs[1].trainLoss is null; it must be a number'],
    [study.replace('"trainLoss": 0.5', '"trainLoss": "NaN"'), 'points[0].networks[0].epochs[1].isFinite is true; it must be false, as one of its losses is not finite.'],
    [study.replace('"validationAccuracy": 0.75', '"validationAccuracy": 7'), 'points[0].networks[0].epochs[0].validationAccuracy is 7; it must be a number from 0 to 1.'],
    [study.replace(/"deadFraction": \[\s*0\s*\]/, '"deadFraction": [0, 0]'), 'points[0].networks[0].epochs[0].deadFraction has 2 entries; there must be 1.'],
    [study.replace('"outputDead": false', '"outputDead": 0'), 'points[0].networks[0].epochs[0].outputDead is 0; it must be true or false.'],
  ])('says what is wrong: %#', (broken, said) => {
    expect(readRecord(broken)).toEqual({ problem: expect.stringContaining(said) });
  });

  it('is larger than what is opened', () => {
    expect(sizeProblem(250e6)).toBeNull();
    expect(sizeProblem(251e6)).toBe('It is 251 MB large; at most 250 MB are opened.');
  });
});
