import { expect, it } from 'vitest';
import { comparedExperiments, readComparison } from '../comparison/comparison.ts';
import { handmadeFrame } from '../diagnosis/testing/handmadeFrames.ts';
import { readLink } from '../address/readLink.ts';
import { comparisonCsv, comparisonRecord } from './comparisonRecord.ts';
import { jsonPieces } from './jsonPieces.ts';
import { RUN_COLUMNS } from './runCsv.ts';

const { experiment: base } = readLink('rows=1000&seed=3');
const { comparison } = readComparison('initializer:he_normal|random_uniform:-1:0', base);
if (comparison === null) throw new Error('No comparison.');
const RUN = {
  link: '',
  engine: { id: 'cpu', asked: 'cpu', renderer: 'typed arrays', float: 32 },
  version: '1.2.3',
  status: 'birth',
  seconds: 0,
  fingerprint: null,
  facts: null,
  trial: null, early: [],
} as const;
const record = comparisonRecord({
  link: 'rows=1000&seed=3&compare=initializer:he_normal|random_uniform:-1:0',
  compare: comparison,
  runs: comparedExperiments(base, comparison).map(({ label, experiment }) => ({
    ...RUN,
    name: label,
    experiment,
    frames: [handmadeFrame(experiment, { epoch: 0 })],
  })),
});

it('an exported comparison holds a run a value, each with its name, that differ in the compared setting only', () => {
  expect(record).toMatchObject({ schema: 'dead-relu-lab/comparison@1', compare: { key: 'initializer', values: ['he_normal', 'random_uniform:-1:0'] } });
  expect(record.runs.map(({ name, schema }) => [name, schema])).toEqual([['he_normal', 'dead-relu-lab/run@1'], ['random_uniform:-1:0', 'dead-relu-lab/run@1']]);
  const [first, second] = record.runs.map(({ experiment }) => ({ ...experiment, initializer: null }));
  expect(first).toEqual(second);
});

it('is written in pieces that joined are the text of the whole', () => {
  expect([...jsonPieces(record)].join('')).toBe(`${JSON.stringify(record, null, 2)}\n`);
});

it('says what else differs, in both forms', () => {
  const recordOf = (link: string): typeof record => {
    const { experiment, shown } = readLink(link);
    const compare = shown.kind === 'comparison' ? shown.comparison : null;
    const runs = comparedExperiments(experiment, compare ?? { key: 'lr', values: [] });
    return comparisonRecord({ link, compare, runs: runs.map(({ label, experiment: compared }) => ({ ...RUN, name: label, experiment: compared, frames: [handmadeFrame(compared, { epoch: 0 })] })) });
  };
  expect(record.alsoDiffers).toEqual([]);
  expect([...comparisonCsv(record)].join('')).toContain('# also differs: nothing\r\n');
  const output = recordOf('compare=output:sigmoid|linear');
  expect(output.alsoDiffers).toEqual([{ key: 'loss', values: ['binary_crossentropy', 'mean_squared_error'] }]);
  expect([...comparisonCsv(output)].join('')).toContain('# compared: output: sigmoid|linear\r\n# also differs: loss: binary_crossentropy|mean_squared_error\r\n');
});

it('as CSV has the columns of a run after the name of the run', () => {
  const lines = [...comparisonCsv(record)].join('').split('\r\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toBe(['run', ...RUN_COLUMNS].join(','));
  expect(lines.slice(1).map((line) => line.split(',', 1)[0])).toEqual(['he_normal', 'he_normal', 'random_uniform:-1:0', 'random_uniform:-1:0']);
});
