import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../../core/experiment/settings/fields.ts';
import { withLayers } from '../../../core/experiment/testing/withLayers.ts';
import type { Experiment } from '../../../core/experiment/experiment.ts';
import { replicaTable } from './replicaTable.ts';

function layerTexels(experiment: Experiment, dropout = true): { readonly words: Uint32Array; readonly floats: Float32Array } {
  const words = replicaTable([experiment], [{ firstTexel: 7, firstLine: 3 }], dropout);
  return { words, floats: new Float32Array(words.buffer) };
}

it('says where a replica begins, and its seed and learning rate', () => {
  const { words, floats } = layerTexels({ ...DEFAULT_EXPERIMENT, seed: 4294967295, learningRate: 0.25 });
  expect([words[0], words[1], floats[2], words[3]]).toEqual([4294967295, 7, 0.25, 3]);
});

it('doubles what dropout at ½ keeps', () => {
  const { words, floats } = layerTexels(withLayers(DEFAULT_EXPERIMENT, { dropout: [0.5] }));
  expect(words[5]).toBe(2 ** 22);
  expect([floats[6], floats[7], floats[8]]).toEqual([2, 0, 0]);
});

it('keeps mean 0 and variance 1 under AlphaDropout', () => {
  const { floats } = layerTexels(withLayers(DEFAULT_EXPERIMENT, { alphaDropout: [0.25] }));
  const [scale = NaN, shift = NaN, dropped = NaN] = floats.subarray(6, 9);
  expect(0.75 * shift + 0.25 * dropped).toBeCloseTo(0, 6);
  expect(0.75 * (scale ** 2 + shift ** 2) + 0.25 * dropped ** 2).toBeCloseTo(1, 6);
});

it('drops nothing when dropout is off', () => {
  const { words, floats } = layerTexels(withLayers(DEFAULT_EXPERIMENT, { dropout: [0.5] }), false);
  expect([words[5], floats[6], floats[7]]).toEqual([0, 1, 0]);
});
