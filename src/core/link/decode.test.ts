import { expect, it } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withLayers, type Columns } from '../experiment/testing/withLayers.ts';
import { decodeLink } from './decode.ts';
import { MAX_LINK_BYTES } from './splitLink.ts';

type Row = readonly [link: string, change: Omit<Partial<Experiment>, 'layers'>, columns?: Columns];

const TWO: Columns = { units: [3, 5] };

const GOOD: readonly Row[] = [
  ['data=positive-box', { data: 'positive-box' }],
  ['data=normal', { data: 'normal' }],
  ['inputs=16', { inputs: 16 }],
  ['labels=norm', { labels: 'norm' }],
  ['rows=1000', { rows: 1000 }],
  ['rows=1000000', { rows: 1_000_000 }],
  ['rows=%31000', { rows: 1000 }],
  ['rows=+2e3', { rows: 2000 }],
  ['rows=20000.0', { rows: 20_000 }],
  ['split=0.9', { split: 0.9 }],
  ['split=1e-1', { split: 0.1 }],
  ['hidden=3,5', {}, TWO],
  ['hidden=3,5&bias=1', {}, { ...TWO, bias: [1, 1] }],
  ['bias=1&hidden=3,5', {}, { ...TWO, bias: [1, 1] }],
  ['bias=1,-0&hidden=3,5', {}, { ...TWO, bias: [1, 0] }],
  ['activation=leaky_relu', {}, { activation: [{ id: 'leaky_relu', parameters: [0.3] }] }],
  ['activation=leaky_relu:0', {}, { activation: [{ id: 'leaky_relu', parameters: [0] }] }],
  ['activation=elu:10', {}, { activation: [{ id: 'elu', parameters: [10] }] }],
  ['initializer=random_uniform:-1', {}, { initializer: [{ id: 'random_uniform', parameters: [-1, 0.05] }] }],
  ['initializer=constant', {}, { initializer: [{ id: 'constant', parameters: [0] }] }],
  ['output_initializer=zeros', { outputInitializer: { id: 'zeros', parameters: [] } }],
  ['dropout=0.9', {}, { dropout: [0.9] }],
  ['dropout=0,0.5&alpha_dropout=0.5,0&hidden=3,5', {}, { ...TWO, dropout: [0, 0.5], alphaDropout: [0.5, 0] }],
  ['output=relu&loss=mean_squared_error', { output: 'relu', loss: 'mean_squared_error' }],
  ['loss=mean_squared_error&targets=-1:1', { loss: 'mean_squared_error', targets: '-1:1' }],
  ['optimizer=rmsprop', { optimizer: 'rmsprop' }],
  ['lr=1e-6', { learningRate: 1e-6 }],
  ['lr=1.0E+1', { learningRate: 10 }],
  ['batch=8192', { batchSize: 8192 }],
  ['epochs=1000', { epochs: 1000 }],
  ['seed=0', { seed: 0 }],
  ['seed=5&data_seed=5&kernel_seed=6', { seed: 5, kernelSeed: 6 }],
  ['data_seed=1', {}],
  ['engine=cpu', { engine: 'cpu' }],
  ['seed=2&seed=3', { seed: 3 }],
  ['seed=bad&seed=3', { seed: 3 }],
  ['seed=2&%73eed=4', { seed: 4 }],
  ['&&seed=3&&', { seed: 3 }],
  ['v=1', {}],
  ['', {}],
];

it.each(GOOD.map(([link, change, columns = {}]) => ({ link, change, columns })))('reads $link without a notice', ({ link, change, columns }) => {
  const { experiment, notices } = decodeLink(link);
  expect(notices).toEqual([]);
  expect(experiment).toStrictEqual(withLayers({ ...DEFAULT_EXPERIMENT, ...change }, columns));
});

const BAD: readonly (readonly [link: string, key: string])[] = [
  ['v=0', 'v'],
  ['v=x', 'v'],
  ['v=2', 'v'],
  ['v=1.5', 'v'],
  ['data=box', 'data'],
  ['data=Normal', 'data'],
  ['inputs=0', 'inputs'],
  ['inputs=17', 'inputs'],
  ['inputs=1.5', 'inputs'],
  ['labels=toString', 'labels'],
  ['labels=__proto__', 'labels'],
  ['data=constructor', 'data'],
  ['targets=1:0', 'targets'],
  ['targets=-1:1', 'targets'],
  ['rows=999', 'rows'],
  ['rows=1000001', 'rows'],
  ['rows=0x1000', 'rows'],
  ['rows=1_000', 'rows'],
  ['rows=Infinity', 'rows'],
  ['rows=', 'rows'],
  ['rows', 'rows'],
  ['rows= 1000', 'rows'],
  ['rows=%201000', 'rows'],
  ['rows=1e999', 'rows'],
  ['rows=1000=', 'rows'],
  ['rows=%', 'rows'],
  ['rows=%E0%A4%A', 'rows'],
  ['rows=٣٠٠٠', 'rows'],
  ['split=0.95', 'split'],
  ['split=.5', 'split'],
  ['split=0.', 'split'],
  ['split=NaN', 'split'],
  ['hidden=0', 'hidden'],
  ['hidden=257', 'hidden'],
  ['hidden=', 'hidden'],
  ['hidden=64,', 'hidden'],
  [`hidden=${Array.from({ length: 21 }, () => '1').join(',')}`, 'hidden'],
  ['activation=relu,relu', 'activation'],
  ['activation=hasOwnProperty', 'activation'],
  ['activation=relu:1', 'activation'],
  ['activation=leaky_relu:1.1', 'activation'],
  ['activation=leaky_relu:', 'activation'],
  ['activation=elu:-1', 'activation'],
  ['initializer=random_normal:-1', 'initializer'],
  ['initializer=random_uniform:1:1', 'initializer'],
  ['initializer=random_uniform:1', 'initializer'],
  ['initializer=random_uniform:-11:1', 'initializer'],
  ['initializer=random_uniform:0:1:2', 'initializer'],
  ['initializer=valueOf', 'initializer'],
  ['output_initializer=he_normal,he_normal', 'output_initializer'],
  ['bias=10.5', 'bias'],
  ['bias=0,0', 'bias'],
  ['dropout=1', 'dropout'],
  ['dropout=-0.1', 'dropout'],
  ['alpha_dropout=0.91', 'alpha_dropout'],
  ['dropout=0.1&alpha_dropout=0.1', 'alpha_dropout'],
  ['output=tanh', 'output'],
  ['loss=hinge', 'loss'],
  ['optimizer=adagrad', 'optimizer'],
  ['lr=0', 'lr'],
  ['lr=11', 'lr'],
  ['lr=9e-7', 'lr'],
  ['batch=0', 'batch'],
  ['batch=8193', 'batch'],
  ['epochs=0', 'epochs'],
  ['epochs=1001', 'epochs'],
  ['seed=-1', 'seed'],
  ['seed=4294967296', 'seed'],
  ['data_seed=x', 'data_seed'],
  ['kernel_seed=', 'kernel_seed'],
  ['shuffle_seed=1.5', 'shuffle_seed'],
  ['engine=gpu', 'engine'],
  ['run=0', 'run'],
  ['run=', 'run'],
  ['run=true', 'run'],
  ['rows=5000&rows=1', 'rows'],
];

it.each(BAD)('gives the default and one notice for %s', (link, key) => {
  const { experiment, run, notices } = decodeLink(link);
  const kept = link.startsWith('dropout=0.1&') ? { dropout: [0.1] } : {};
  expect(experiment).toStrictEqual(withLayers(DEFAULT_EXPERIMENT, kept));
  expect(run).toBe(false);
  expect(notices).toHaveLength(1);
  const [notice] = notices;
  expect(notice?.key).toBe(key);
  expect(notice?.message).toContain(`${key}=${notice?.value}`);
});

it('makes a binary cross-entropy without a sigmoid the mean squared error, with a notice', () => {
  for (const link of ['output=linear&loss=binary_crossentropy', 'output=relu']) {
    const { experiment, notices } = decodeLink(link);
    expect(experiment.loss).toBe('mean_squared_error');
    expect(notices.map((notice) => notice.key)).toEqual(['loss']);
    expect(notices[0]?.message).toMatch(/loss=binary_crossentropy.*sigmoid.*mean_squared_error/);
  }
});

it('allows targets -1 and 1 where the loss became the mean squared error', () => {
  expect(decodeLink('output=relu&targets=-1:1').experiment.targets).toBe('-1:1');
});

it('refuses a list as a whole when one entry is bad or the length is wrong', () => {
  for (const bias of ['1,x', '1,2,3', '1,', '1,11']) {
    const { experiment, notices } = decodeLink(`hidden=3,5&bias=${bias}`);
    expect(experiment.layers.map((layer) => layer.bias)).toEqual([0, 0]);
    expect(notices.map((notice) => notice.value)).toEqual([bias]);
  }
});

it('says what is allowed', () => {
  expect(decodeLink('rows=12').notices[0]?.message).toMatch(/rows=12 .*whole number from 1000 to 1000000.*rows=200000/);
  expect(decodeLink('activation=foo').notices[0]?.message).toMatch(/relu.*leaky_relu.*linear/);
  expect(decodeLink('targets=-1:1').notices[0]?.message).toMatch(/mean_squared_error/);
});

it('reports unknown keys, names of Object.prototype among them, once each, and ignores them', () => {
  const { experiment, notices } = decodeLink('foo=1&__proto__=2&constructor=3&foo=4&=5&Rows=1000&%E0%A4%A=6');
  expect(experiment).toStrictEqual(DEFAULT_EXPERIMENT);
  expect(notices.map(({ kind, key, value }) => [kind, key, value])).toEqual([
    ['unknown-key', '__proto__', '2'],
    ['unknown-key', 'constructor', '3'],
    ['unknown-key', 'foo', '4'],
    ['unknown-key', '', '5'],
    ['unknown-key', 'Rows', '1000'],
    ['unknown-key', '%E0%A4%A', '6'],
  ]);
});

it('does not take a plus for a space', () => {
  expect(decodeLink('lesson=a+b').view).toEqual({ lesson: 'a+b' });
});

it('hands reserved keys on unread and without a notice', () => {
  const { view, notices } = decodeLink('theme=dark&embed=1&compare=initializer:he_normal%7Czeros&hide=&unit=%E2%9C%93');
  expect(view).toEqual({ theme: 'dark', embed: '1', compare: 'initializer:he_normal|zeros', hide: '', unit: '✓' });
  expect(notices).toEqual([]);
});

it('reports a reserved key whose percent-encoding is broken', () => {
  const { view, notices } = decodeLink('theme=%zz');
  expect(view).toEqual({});
  expect(notices.map(({ key, value }) => [key, value])).toEqual([['theme', '%zz']]);
});

it('reads a newer link as far as it understands it', () => {
  const { experiment, notices } = decodeLink('v=7&rows=5000&flavour=1');
  expect(experiment.rows).toBe(5000);
  expect(notices.map((notice) => notice.kind)).toEqual(['newer-version', 'unknown-key']);
});

it('reads 4,096 bytes and no part of a setting that ends after them', () => {
  const filled = `hide=${'x'.repeat(MAX_LINK_BYTES - 'hide=&rows=5000'.length)}&rows=5000`;
  expect(filled).toHaveLength(4096);
  expect(decodeLink(filled).notices).toEqual([]);
  expect(decodeLink(filled).experiment.rows).toBe(5000);

  const longer = decodeLink(`${filled}0`);
  expect(longer.experiment.rows).toBe(200_000);
  expect(longer.notices.map((notice) => notice.kind)).toEqual(['too-long']);

  const followed = decodeLink(`${filled}&seed=9`);
  expect(followed.experiment).toMatchObject({ rows: 5000, seed: 1 });
  expect(followed.notices.map((notice) => notice.kind)).toEqual(['too-long']);
});

it('counts bytes, not characters', () => {
  const { view, notices } = decodeLink(`seed=9&hide=${'✓'.repeat(1400)}`);
  expect(view).toEqual({});
  expect(notices.map((notice) => notice.kind)).toEqual(['too-long']);
});

it('shortens long values and shows no control characters', () => {
  const [notice] = decodeLink(`data=${'y'.repeat(500)}`).notices;
  expect(notice?.value).toHaveLength(40);
  expect(decodeLink('data=%00%E2%80%AEa%0A').notices[0]?.value).toBe('\u{fffd}\u{fffd}a\u{fffd}');
});
