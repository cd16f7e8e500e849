import { expect, it } from 'vitest';
import { createCpuEngine } from './cpu/cpuEngine.ts';
import { NotLoadedError } from './engineError.ts';
import { openEngines } from './engines.ts';
import type { Engine } from './trainer.ts';

const cpu = createCpuEngine();
const as = (id: 'webgl' | 'wasm'): (() => Promise<Engine>) => () => Promise.resolve({ ...cpu, report: { ...cpu.report, id } });
const failing = (error: Error) => (): Promise<Engine> => Promise.reject(error);
const SOFTWARE = 'No graphics processor draws WebGL here, but software: llvmpipe.';

it('where no engine is named, WebGL runs on a graphics processor', async () => {
  const { report } = await openEngines({ webgl: as('webgl'), wasm: failing(new Error('not asked')) }, () => null).choose('auto');
  expect(report).toMatchObject({ id: 'webgl', asked: 'auto' });
  expect(report.reason).toBeUndefined();
});

it('where no engine is named and WebGL is software, WebAssembly runs and WebGL is not even loaded', async () => {
  let loaded = 0;
  const webgl = (): Promise<Engine> => {
    loaded += 1;
    return as('webgl')();
  };
  const { report } = await openEngines({ webgl, wasm: as('wasm') }, () => SOFTWARE).choose('auto');
  expect(report).toMatchObject({ id: 'wasm', asked: 'auto', reason: SOFTWARE });
  expect(report.fallbackFrom).toBeUndefined();
  expect(loaded).toBe(0);
});

it('where no engine is named and a graphics processor fails its test, WebAssembly runs and says so', async () => {
  const { report } = await openEngines({ webgl: failing(new Error('2049 became 2048.')), wasm: as('wasm') }, () => null).choose('auto');
  expect(report).toMatchObject({ id: 'wasm', asked: 'auto', fallbackFrom: 'webgl', reason: '2049 became 2048.' });
});

it('where no engine is named and neither WebGL nor WebAssembly runs, typed arrays do', async () => {
  const { report } = await openEngines({ wasm: failing(new Error('No SIMD.')) }, () => SOFTWARE).choose('auto');
  expect(report).toMatchObject({ id: 'cpu', asked: 'auto', fallbackFrom: 'wasm', reason: 'No SIMD.' });
});

it('an engine whose code did not load is asked for again', async () => {
  let attempts = 0;
  const wasm = (): Promise<Engine> => {
    attempts += 1;
    return attempts === 1 ? Promise.reject(new NotLoadedError(new Error('no answer'))) : as('wasm')();
  };
  const { choose } = openEngines({ wasm }, () => SOFTWARE);
  expect((await choose('auto')).report).toMatchObject({ id: 'cpu', fallbackFrom: 'wasm', notLoaded: true });
  expect((await choose('auto')).report).toMatchObject({ id: 'wasm' });
});

it('software WebGL runs for whoever asks for it', async () => {
  expect((await openEngines({ webgl: as('webgl') }, () => SOFTWARE).choose('webgl')).report).toMatchObject({ id: 'webgl', asked: 'webgl' });
});
