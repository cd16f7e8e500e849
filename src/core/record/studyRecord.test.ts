import { expect, it } from 'vitest';
import { decodeLink } from '../link/decode.ts';
import { studyPoints } from '../study/study.ts';
import { jsonPieces } from './jsonPieces.ts';
import { studyCsv, studyRecord, type RecordedStudy } from './studyRecord.ts';

const base = decodeLink('data=symmetric-box&inputs=1&hidden=2&seed=7').experiment;
const study = { seeds: 2, sweep: { axis: 'depth', values: [1, 2] } } as const;
const recorded: RecordedStudy = {
  base,
  study,
  link: 'seed=7&seeds=2&sweep=depth:1..2',
  engine: { id: 'cpu', asked: 'cpu', renderer: 'typed arrays', float: 32 },
  version: '1.2.3',
  status: 'born',
  seconds: 0,
  points: studyPoints(base, study).map(({ value, experiments }, point) => ({
    value,
    experiments,
    facts: [],
    epochs: [[0, 1].map((replica) => ({ replica, epoch: 0, deadFraction: point === 0 ? [0.5] : [1, null], outputDead: null, isFinite: false, trainLoss: null, validationLoss: Number.NaN, trainAccuracy: null, validationAccuracy: 0.5 }))],
  })),
};

it('an exported study survives JSON, names its seeds, and carries the bounds where they hold', () => {
  const record = studyRecord(recorded);
  expect([...jsonPieces(record)].join('')).toBe(`${JSON.stringify(record, null, 2)}\n`);
  expect(record.schema).toBe('dead-relu-lab/study@1');
  expect(record.points.map(({ networks }) => Array.from(networks, ({ seed }) => seed))).toEqual([[7, 8], [7, 8]]);
  // 1 - (1 - 2^-2) for one hidden layer of two units.
  expect(record.points[0]?.bornDeadBounds?.upper).toBeCloseTo(1 / 4, 12);
  expect([...(record.points[0]?.networks ?? [])][0]?.epochs).toEqual([{ epoch: 0, deadFraction: [0.5], trainLoss: null, validationLoss: 'NaN', validationAccuracy: 0.5, trainAccuracy: null, outputDead: null, isFinite: false }]);
  expect(studyRecord({ ...recorded, base: { ...base, inputs: 4 }, points: recorded.points.map((point) => ({ ...point, experiments: point.experiments.map((each) => ({ ...each, inputs: 4 })) })) }).points[0]?.bornDeadBounds).toBeNull();
});

it('says what the values of a sweep bring along', () => {
  const { experiment } = decodeLink('dropout=0.2');
  const sweep = { axis: 'alpha_dropout', values: [0, 0.1] } as const;
  const points = studyPoints(experiment, { seeds: 2, sweep }).map(({ value, experiments }) => ({ value, experiments, epochs: [], facts: [] }));
  const record = studyRecord({ ...recorded, base: experiment, study: { seeds: 2, sweep }, points });
  expect(record.alsoDiffers).toEqual([{ key: 'dropout', values: ['0.2', '0'] }]);
  expect([...studyCsv(record)].join('')).toContain('# also differs: dropout: 0.2|0\r\n');
});

it('as CSV has a row per point, seed, epoch and hidden layer', () => {
  const lines = [...studyCsv(studyRecord(recorded))].join('').split('\r\n');
  expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(5);
  expect(lines).toContain('# also differs: nothing');
  const [head, ...rows] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  expect(head).toBe('value,seed,epoch,layer,units,deadFraction,trainLoss,validationLoss,validationAccuracy,trainAccuracy,outputDead,isFinite');
  expect(rows).toEqual(['1,7,0,1,2,0.5,,NaN,0.5,,,false', '1,8,0,1,2,0.5,,NaN,0.5,,,false', '2,7,0,1,2,1,,NaN,0.5,,,false', '2,7,0,2,2,,,NaN,0.5,,,false', '2,8,0,1,2,1,,NaN,0.5,,,false', '2,8,0,2,2,,,NaN,0.5,,,false']);
});
