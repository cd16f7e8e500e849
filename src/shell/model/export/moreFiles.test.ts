import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { handmadeFrame } from '../../../core/diagnosis/testing/handmadeFrames.ts';
import { initialParameters } from '../../../core/experiment/birth/initialParameters.ts';
import { decodeLink } from '../../../core/link/decode.ts';
import { networkTensors, joined } from '../../../core/record/network/networkTensors.ts';
import { npyBytes } from '../../../core/record/network/npy.ts';
import { moreFileOf, type Moment } from './moreFiles.ts';
import type { RecordFile } from './recordFile.ts';

function momentOf(links: readonly string[], epoch = Infinity): Moment {
  const runs = links.map((link, index) => {
    const { experiment } = decodeLink(link);
    const frames = [0, 1, 2].map((each) => ({ ...handmadeFrame(experiment, { epoch: each }), ...(each === 1 ? {} : { parameters: initialParameters(experiment).map((value) => value + each) }) }));
    return { experiment, name: links.length === 1 ? '' : `lr=${index}`, link, engine: { id: 'cpu', asked: 'cpu', renderer: 'typed arrays', float: 32 } as const, version: '1.2.3', status: 'paused' as const, seconds: 2, fingerprint: null, facts: null, trial: null, frames, early: [] };
  });
  return { link: 'the link', epoch, runs, study: null, now: 1_700_000_000 };
}

function bytesOf(file: RecordFile | null): Uint8Array {
  if (file === null) throw new Error('There is no file.');
  return joined([...file.pieces].map((piece) => (typeof piece === 'string' ? new TextEncoder().encode(piece) : piece)));
}

const LINK = 'hidden=3&rows=1000&initializer=he_normal';

it.each([
  ['npz', 'dead-relu-3-relu-he_normal-coin-flip-adam-seed-1-epoch-2.npz'],
  ['safetensors', 'dead-relu-3-relu-he_normal-coin-flip-adam-seed-1-epoch-2.safetensors'],
  ['events', 'events.out.tfevents.1700000000.dead-relu-3-relu-he_normal-coin-flip-adam-seed-1'],
  ['layersModel', 'dead-relu-3-relu-he_normal-coin-flip-adam-seed-1-tfjs.zip'],
  ['torch', 'dead-relu-3-relu-he_normal-coin-flip-adam-seed-1-pytorch.py'],
  ['keras', 'dead-relu-3-relu-he_normal-coin-flip-adam-seed-1-keras.py'],
  ['notebook', 'dead-relu-3-relu-he_normal-coin-flip-adam-seed-1.ipynb'],
  ['tidy', 'dead-relu-3-relu-he_normal-coin-flip-adam-seed-1-tidy.zip'],
] as const)('a run as %s is one file whose name says the experiment', (format, name) => {
  const file = moreFileOf(format, momentOf([LINK]));
  expect(file?.name).toBe(name);
  expect(bytesOf(file).length).toBeGreaterThan(100);
});

it('kernels are those of the epoch looked at, or the newest before it that is kept', () => {
  const { experiment } = decodeLink(LINK);
  for (const [looked, epoch] of [[0, 0], [1, 0], [2, 2], [Infinity, 2]] as const) {
    const files = unzipSync(bytesOf(moreFileOf('npz', momentOf([LINK], looked))));
    for (const tensor of networkTensors(experiment, initialParameters(experiment).map((value) => value + epoch))) expect(files[`${tensor.name}.npy`]).toEqual(npyBytes(tensor));
    expect(Object.keys(files)).toContain('link.npy');
  }
});

it('several runs are a zip with a folder each, and their tables are one', () => {
  const moment = momentOf([LINK, `${LINK}&lr=0.1`]);
  const file = moreFileOf('safetensors', moment);
  expect(file?.name).toBe('dead-relu-comparison-safetensors.zip');
  expect(Object.keys(unzipSync(bytesOf(file)))).toEqual(['lr-0', 'lr-1'].map((folder) => `${folder}/dead-relu-3-relu-he_normal-coin-flip-adam-seed-1-epoch-2.safetensors`));
  const tables = unzipSync(bytesOf(moreFileOf('tidy', moment)));
  expect(new TextDecoder().decode(tables['epochs.csv']).trimEnd().split('\r\n')).toHaveLength(1 + 2 * 3);
});

it('the length of an event file is known beforehand to a tenth', () => {
  const file = moreFileOf('events', momentOf([LINK]));
  const { length } = bytesOf(file);
  expect(Math.abs((file?.length ?? 0) / length - 1)).toBeLessThan(0.1);
});
