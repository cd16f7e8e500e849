import type { Experiment, Layer } from '../experiment/experiment.ts';

/** A published link and what it means for ever. */
export interface GoldenLink {
  /** As somebody wrote it. */
  readonly link: string;
  /** As the page writes it. */
  readonly canonical: string;
  readonly experiment: Experiment;
  readonly run?: true;
}

/** Written out, not taken from the field table: a default that changes would change what published links mean. */
const LAYER: Layer = {
  units: 64,
  activation: { id: 'relu', parameters: [] },
  initializer: { id: 'random_normal', parameters: [0.05] },
  bias: 0,
  dropout: 0,
  alphaDropout: 0,
};

/** Likewise written out, not taken from the field table: a default that changes would change what published links mean. */
const BARE: Experiment = {
  data: 'negative-box',
  inputs: 4,
  labels: 'coin-flip',
  targets: '0:1',
  rows: 200_000,
  split: 0.7,
  layers: [LAYER],
  outputInitializer: { id: 'glorot_uniform', parameters: [] },
  output: 'sigmoid',
  loss: 'binary_crossentropy',
  optimizer: 'adam',
  learningRate: 0.001,
  batchSize: 32,
  epochs: 25,
  seed: 1,
  dataSeed: null,
  kernelSeed: null,
  shuffleSeed: null,
  engine: 'auto',
};

const three = (change: Partial<Layer>): Pick<Experiment, 'layers'> => ({ layers: [{ ...LAYER, ...change }, { ...LAYER, ...change }, { ...LAYER, ...change }] });

/**
 * Links that must be read and written like this in every version. Rows are added, never changed or removed:
 * a test holds the codec against them.
 */
export const GOLDEN_LINKS: readonly GoldenLink[] = [
  { link: '', canonical: '', experiment: BARE },
  { link: '#', canonical: '', experiment: BARE },
  { link: '#run=1', canonical: '', experiment: BARE, run: true },
  { link: '#hidden=64,64,64', canonical: 'hidden=64,64,64', experiment: { ...BARE, ...three({}) } },
  {
    link: '#rows=20000&batch=256&lr=0.01',
    canonical: 'rows=20000&lr=0.01&batch=256',
    experiment: { ...BARE, rows: 20_000, batchSize: 256, learningRate: 0.01 },
  },
  {
    link: '#rows=2e4&labels=sum&initializer=he_normal&engine=cpu&seed=7&run=1',
    canonical: 'labels=sum&rows=20000&initializer=he_normal&seed=7&engine=cpu',
    experiment: { ...BARE, rows: 20_000, labels: 'sum', layers: [{ ...LAYER, initializer: { id: 'he_normal', parameters: [] } }], engine: 'cpu', seed: 7 },
    run: true,
  },
  {
    link: '#hidden=64,64,64&initializer=random_uniform:-1:0',
    canonical: 'hidden=64,64,64&initializer=random_uniform:-1:0',
    experiment: { ...BARE, ...three({ initializer: { id: 'random_uniform', parameters: [-1, 0] } }) },
  },
  {
    link: '#hidden=8%2C16%2C1&activation=relu,leaky_relu%3A0.1,elu:2&bias=0,-0.5,10&dropout=0.5,0,0&alpha_dropout=0,0.25,0.9',
    canonical: 'hidden=8,16,1&activation=relu,leaky_relu:0.1,elu:2&bias=0,-0.5,10&dropout=0.5,0,0&alpha_dropout=0,0.25,0.9',
    experiment: {
      ...BARE,
      layers: [
        { ...LAYER, units: 8, activation: { id: 'relu', parameters: [] }, bias: 0, dropout: 0.5, alphaDropout: 0 },
        { ...LAYER, units: 16, activation: { id: 'leaky_relu', parameters: [0.1] }, bias: -0.5, dropout: 0, alphaDropout: 0.25 },
        { ...LAYER, units: 1, activation: { id: 'elu', parameters: [2] }, bias: 10, dropout: 0, alphaDropout: 0.9 },
      ],
    },
  },
  {
    link: '#hidden=64,64,64&activation=selu&initializer=lecun_normal,lecun_normal,lecun_normal&alpha_dropout=0.25',
    canonical: 'hidden=64,64,64&activation=selu&initializer=lecun_normal&alpha_dropout=0.25',
    experiment: {
      ...BARE,
      ...three({ activation: { id: 'selu', parameters: [] }, initializer: { id: 'lecun_normal', parameters: [] }, alphaDropout: 0.25 }),
    },
  },
  {
    link: '#targets=-1:1&output=linear&loss=mean_squared_error&optimizer=momentum&output_initializer=constant:0.5',
    canonical: 'targets=-1:1&output_initializer=constant:0.5&output=linear&loss=mean_squared_error&optimizer=momentum',
    experiment: {
      ...BARE,
      targets: '-1:1',
      output: 'linear',
      loss: 'mean_squared_error',
      optimizer: 'momentum',
      outputInitializer: { id: 'constant', parameters: [0.5] },
    },
  },
  {
    link: '#data=symmetric-box&inputs=1&labels=xor&split=0.25&epochs=1000&seed=4294967295&data_seed=0&kernel_seed=4294967295&shuffle_seed=3&v=1',
    canonical: 'data=symmetric-box&inputs=1&labels=xor&split=0.25&epochs=1000&seed=4294967295&data_seed=0&shuffle_seed=3',
    experiment: {
      ...BARE,
      data: 'symmetric-box',
      inputs: 1,
      labels: 'xor',
      split: 0.25,
      epochs: 1000,
      seed: 4_294_967_295,
      dataSeed: 0,
      shuffleSeed: 3,
    },
  },
  {
    link: '#optimizer=rmsprop&lr=0.01&batch=256&rows=20000&epochs=5',
    canonical: 'rows=20000&optimizer=rmsprop&lr=0.01&batch=256&epochs=5',
    experiment: { ...BARE, rows: 20_000, optimizer: 'rmsprop', learningRate: 0.01, batchSize: 256, epochs: 5 },
  },
  {
    link: '#rows=20000&batch=256&lr=0.01&run=1&treat=1',
    canonical: 'rows=20000&lr=0.01&batch=256',
    experiment: { ...BARE, rows: 20_000, learningRate: 0.01, batchSize: 256 },
    run: true,
  },
  {
    link: '#optimizer=rmsprop_keras3',
    canonical: 'optimizer=rmsprop_keras3',
    experiment: { ...BARE, optimizer: 'rmsprop_keras3' },
  },
  { link: '#labels=spiral&inputs=2&data=normal', canonical: 'data=normal&inputs=2&labels=spiral', experiment: { ...BARE, data: 'normal', inputs: 2, labels: 'spiral' } },
  { link: '#seed=2&hide=share,loss&lock=all&ask=Which%20unit%20dies%3F&embed=1&epoch=7', canonical: 'seed=2', experiment: { ...BARE, seed: 2 } },
  { link: '#engine=auto&seed=2', canonical: 'seed=2', experiment: { ...BARE, seed: 2 } },
  { link: '#engine=webgl&seed=2', canonical: 'seed=2&engine=webgl', experiment: { ...BARE, seed: 2, engine: 'webgl' } },
  { link: '#engine=wasm&seed=2', canonical: 'seed=2&engine=wasm', experiment: { ...BARE, seed: 2, engine: 'wasm' } },
  { link: '#hidden=64,64&unit=2.17', canonical: 'hidden=64,64', experiment: { ...BARE, layers: [LAYER, LAYER] } },
];
