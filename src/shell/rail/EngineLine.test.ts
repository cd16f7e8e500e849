import { expect, it } from 'vitest';
import type { EngineReport } from '../../engine/trainer.ts';
import { reasonText } from './EngineLine.tsx';

const wasm: EngineReport = { id: 'wasm', asked: 'auto', renderer: 'SIMD kernels', software: false, float: 32 };

it.each<[EngineReport, string | null]>([
  [{ ...wasm, reason: 'This browser offers no WebGL 2.' }, 'Chosen automatically: This browser offers no WebGL 2.'],
  [{ ...wasm, fallbackFrom: 'webgl', reason: 'The self-test failed.' }, 'WebGL was chosen and does not run here: The self-test failed.'],
  [{ ...wasm, id: 'webgl' }, 'Chosen automatically: WebGL passed its test here.'],
  [{ ...wasm, asked: 'wasm' }, null],
  [{ ...wasm, id: 'cpu', asked: 'wasm', fallbackFrom: 'wasm', reason: 'This browser has no WebAssembly.' }, 'WebAssembly was asked for and does not run here: This browser has no WebAssembly.'],
  [{ ...wasm, id: 'cpu', fallbackFrom: 'wasm', reason: 'Its code could not be loaded (no answer).', notLoaded: true }, 'WebAssembly was chosen. Its code could not be loaded (no answer). The next run asks again.'],
])('says of %j why it runs', (engine, text) => {
  expect(reasonText(engine)).toBe(text);
});
