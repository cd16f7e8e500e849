import { expect, it } from 'vitest';
import { reproductionText } from './reproduction.ts';

const SHARED = '01aaaaaaaaaaaaaa';

it.each([
  ['wasm', SHARED, /^Reproduced, bit for bit: /],
  ['wasm', '01aaaaaaaaaaaaab', /^Differs from the run that was shared: engine and version are the same/],
  ['wasm', null, /^Differs from the run that was shared: .* several engines/],
  ['cpu', null, /^Differs from the run that was shared: it was trained on WebAssembly, this one on CPU/],
  ['webgl', null, /^Differs from the run that was shared: it was trained on WebAssembly, this one on WebGL/],
] as const)('says of a run on %s with fingerprint %s what is known', (engine, fingerprint, text) => {
  expect(reproductionText(SHARED, { engine, fingerprint })).toMatch(text);
});

it('says of a fingerprint of another version that it is', () => {
  expect(reproductionText('07aaaaaaaaaaaaaa', { engine: 'wasm', fingerprint: SHARED })).toBe(
    'Differs from the run that was shared: its fingerprint is of version 7 of what WebAssembly computes, this page has version 1.',
  );
});
