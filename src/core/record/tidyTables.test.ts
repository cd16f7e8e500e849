import { expect, it } from 'vitest';
import { handmadeFrame } from '../diagnosis/testing/handmadeFrames.ts';
import { decodeLink } from '../link/decode.ts';
import { runRecord } from './runRecord.ts';
import { tidyTables } from './tidyTables.ts';

const { experiment } = decodeLink('hidden=3,2&rows=1000');
const frames = [0, 1, 2].map((epoch) => handmadeFrame(experiment, { epoch }));
const record = runRecord({ experiment, link: 'a link', engine: { id: 'cpu', asked: 'cpu', renderer: 'typed arrays', float: 32 }, version: '1.2.3', status: 'paused', seconds: 2, fingerprint: null, facts: null, trial: null, frames, early: [] });
const files = new Map(tidyTables('the link', [{ name: 'one', ...record }, { name: 'two, again', ...record }]).map(({ name, pieces }) => [name, [...pieces].join('')]));

function rowsOf(name: string): readonly string[] {
  return (files.get(name) ?? '').trimEnd().split('\r\n');
}

it('tables begin with the names of their columns, and the header stands apart', () => {
  expect([...files.keys()]).toEqual(['run.json', 'epochs.csv', 'layers.csv', 'units.csv', 'histograms.csv']);
  expect(JSON.parse(files.get('run.json') ?? '')).toMatchObject({ schema: 'dead-relu-lab/tidy@1', link: 'the link', app: { version: '1.2.3' }, runs: [{ name: 'one', experiment: { hidden: [3, 2] } }, { name: 'two, again' }] });
  expect(rowsOf('epochs.csv')[0]).toBe('run,epoch,step,trainLoss,validationLoss,trainAccuracy,validationAccuracy');
  expect(rowsOf('layers.csv')[0]).toMatch(/^run,epoch,layer,units,activation,deadFraction,/);
});

it('have a row an observation: an epoch, a layer, a unit, a bin', () => {
  const observations = 2 * frames.length;
  expect(rowsOf('epochs.csv')).toHaveLength(1 + observations);
  expect(rowsOf('layers.csv')).toHaveLength(1 + observations * 3);
  expect(rowsOf('units.csv')).toHaveLength(1 + observations * (3 + 2 + 1));
  expect(rowsOf('units.csv')[1]).toMatch(/^one,0,dense_1,1,/);
  expect(rowsOf('units.csv').at(-1)).toMatch(/^"two, again",2,dense_3,1,/);
  for (const name of ['epochs.csv', 'layers.csv', 'units.csv', 'histograms.csv']) {
    const [head = '', ...rows] = rowsOf(name);
    expect(new Set(rows.map((row) => row.replace('two, again', 'two').split(',').length))).toEqual(new Set([head.split(',').length]));
  }
});

it('counts of a layer\'s bins, that of exact zeros included, add up to its finite entries', () => {
  const counted = rowsOf('histograms.csv').map((row) => row.split(','));
  for (const layer of frames[0]?.layers ?? []) {
    const bins = counted.filter(([run, epoch, name, tensor]) => run === 'one' && epoch === '0' && name === layer.name && tensor === 'output');
    const { zeroCount, histogram } = layer.output;
    expect(bins.reduce((sum, bin) => sum + Number(bin[6]), 0)).toBe(zeroCount + histogram.counts.reduce((sum, count) => sum + count, 0));
    expect(bins.filter(([, , , , low, high]) => low === '0' && high === '0')).toHaveLength(zeroCount > 0 ? 1 : 0);
  }
});
