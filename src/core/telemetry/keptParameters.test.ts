import { expect, it } from 'vitest';
import { decodeLink } from '../link/decode.ts';
import { initialParameters } from '../experiment/birth/initialParameters.ts';
import { layoutOf } from '../experiment/layout.ts';
import { handmadeFrame } from '../diagnosis/testing/handmadeFrames.ts';
import { keepsParameters, keptAt, parameterStride, unitParametersOf } from './keptParameters.ts';

const MEBIBYTE = 2 ** 20;

it.each(['', 'hidden=64,64,64', 'hidden=256,256,256', 'hidden=256,256,256,256&epochs=1000', `hidden=${Array(20).fill(256).join(',')}&epochs=1000`, 'hidden=1&inputs=1&epochs=1'])('a run of %s keeps birth, the end and at most 16 MiB beside it', (link) => {
  const { experiment } = decodeLink(link);
  const kept = Array.from({ length: experiment.epochs + 1 }, (_, epoch) => epoch).filter((epoch) => keepsParameters(experiment, epoch));
  expect(kept[0]).toBe(0);
  expect(kept.at(-1)).toBe(experiment.epochs);
  expect((kept.length - 1) * layoutOf(experiment).parameterCount * 4).toBeLessThanOrEqual(16 * MEBIBYTE);
});

it('small networks keep every epoch, large ones every so many', () => {
  expect(parameterStride(decodeLink('hidden=64,64,64').experiment)).toBe(1);
  expect(parameterStride(decodeLink('').experiment)).toBe(1);
  expect(parameterStride(decodeLink(`hidden=${Array(20).fill(256).join(',')}`).experiment)).toBeGreaterThan(1);
});

it('an epoch without parameters is answered by the last before it that has them', () => {
  const { experiment } = decodeLink('');
  const frames = [0, 1, 2, 3].map((epoch) => ({ ...handmadeFrame(experiment, { epoch }), ...(epoch % 2 === 0 ? { parameters: Float32Array.of(epoch) } : {}) }));
  expect([0, 1, 2, 3, 9].map((epoch) => keptAt(frames, epoch)?.epoch)).toEqual([0, 0, 2, 2, 2]);
  expect(keptAt([], 3)).toBeNull();
});

it('a unit has its own row of the kernel and its own bias', () => {
  const { experiment } = decodeLink('hidden=3,2&inputs=4&bias=0.5');
  const [first, second] = layoutOf(experiment).layers;
  if (first === undefined || second === undefined) throw new Error('There are two hidden layers.');
  const parameters = initialParameters(experiment).map((value, index) => (index === second.biasStart + 1 ? -7 : value));
  const { kernel, bias } = unitParametersOf(parameters, second, 1);
  expect(kernel).toHaveLength(3);
  expect(Array.from(kernel)).toEqual(Array.from(parameters.slice(second.kernelStart + 3, second.kernelStart + 6)));
  expect(bias).toBe(-7);
  expect(unitParametersOf(parameters, first, 0).bias).toBe(0.5);
});
