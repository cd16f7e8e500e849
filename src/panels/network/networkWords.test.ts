import { expect, it } from 'vitest';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/fields.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { outputWords, wireWords } from './networkWords.ts';

const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [8, 8] });

it('says the range of the output, or that it gives one answer for every row', () => {
  expect(outputWords(handmadeFrame(experiment, { epoch: 3, accuracy: 0.75 }))).toEqual({ says: '0 to 1', isConstant: false, right: '75\u202f% right' });
  expect(outputWords(handmadeFrame(experiment, { epoch: 3, constant: true, accuracy: null }))).toEqual({ says: '0: the same answer for every row', isConstant: true, right: '' });
  expect(outputWords(handmadeFrame(experiment, { epoch: 3, nanLayers: [3] })).says).toBe('NaN');
});

it('counts the edges into each layer and into the output', () => {
  expect(wireWords(layoutOf(experiment).layers, handmadeFrame(experiment, { epoch: 2 }))).toBe('The strongest edges at epoch 2: inputs to layer 1 none, layer 1 to layer 2 none, layer 2 to output none.');
});
