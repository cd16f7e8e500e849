import { expect, it } from 'vitest';
import { decodeLink } from '../link/decode.ts';
import { studyPoints } from '../study/study.ts';
import type { RecordedStudy } from './studyRecord.ts';
import { studyTables } from './studyTables.ts';

const base = decodeLink('data=symmetric-box&inputs=1&hidden=2&seed=7').experiment;
const study = { seeds: 2, sweep: { axis: 'depth', values: [1, 2] } } as const;

function recorded({ sweep }: Pick<RecordedStudy['study'], 'sweep'>): RecordedStudy {
  return {
    base,
    study: { ...study, sweep },
    link: 'the link',
    engine: null,
    version: '1.2.3',
    status: 'finished',
    seconds: 3,
    points: studyPoints(base, { ...study, sweep }).map(({ value, experiments }) => ({
      facts: [],
      value,
      experiments,
      epochs: [0, 1].map((epoch) =>
        [0, 1].map((replica) => ({ replica, epoch, deadFraction: value === 2 ? [1, null] : [0.5], outputDead: replica === 1, isFinite: epoch === 0, trainLoss: epoch === 0 ? null : 0.25, validationLoss: Number.NaN, trainAccuracy: 1, validationAccuracy: 0.5 })),
      ),
    })),
  };
}

function filesOf(of: RecordedStudy): ReadonlyMap<string, string> {
  return new Map(studyTables(of).map(({ name, pieces }) => [name, [...pieces].join('')]));
}

it('have a row a network and epoch, and a row for each hidden layer of it', () => {
  const files = filesOf(recorded(study));
  const lines = (name: string): readonly string[] => (files.get(name) ?? '').trimEnd().split('\r\n');
  expect(lines('networks.csv')).toEqual([
    'value,seed,epoch,trainLoss,validationLoss,trainAccuracy,validationAccuracy,outputDead,isFinite',
    ...['1', '2'].flatMap((value) => ['7,0,,NaN,1,0.5,false,true', '7,1,0.25,NaN,1,0.5,false,false', '8,0,,NaN,1,0.5,true,true', '8,1,0.25,NaN,1,0.5,true,false'].map((row) => `${value},${row}`)),
  ]);
  expect(lines('layers.csv')).toHaveLength(1 + 4 + 8);
  expect(lines('layers.csv').slice(0, 2)).toEqual(['value,seed,epoch,layer,units,deadFraction', '1,7,0,1,2,0.5']);
  expect(lines('layers.csv').slice(-2)).toEqual(['2,8,1,1,2,1', '2,8,1,2,2,']);
});

it('say beside them what belongs to all networks, and to all of a value', () => {
  const header: unknown = JSON.parse(filesOf(recorded(study)).get('study.json') ?? '');
  expect(header).toMatchObject({ schema: 'dead-relu-lab/tidy-study@1', link: 'the link', status: 'finished', seeds: 2, sweep: { axis: 'depth', values: [1, 2] }, points: [{ value: 1, hidden: [2] }, { value: 2, hidden: [2, 2] }] });
  expect(header).not.toHaveProperty('points.0.networks');
});

it('without a sweep leave the value empty', () => {
  expect(filesOf(recorded({ sweep: null })).get('networks.csv')).toContain('\r\n,7,0,,NaN,');
});
