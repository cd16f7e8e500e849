import { expect, it } from 'vitest';
import { handmadeFrame } from '../../core/diagnosis/testing/handmadeFrames.ts';
import { DEFAULT_EXPERIMENT } from '../../core/experiment/settings/fields.ts';
import { layoutOf } from '../../core/experiment/layout.ts';
import { withLayers } from '../../core/experiment/testing/withLayers.ts';
import { outputWords, unitWires, wireWords } from './networkWords.ts';

const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [8, 8] });

it('says the range of the output, or that it gives one answer for every row', () => {
  expect(outputWords(handmadeFrame(experiment, { epoch: 3, accuracy: 0.75 }))).toEqual({ says: '0 to 1', isConstant: false, right: '75\u202f% right' });
  expect(outputWords(handmadeFrame(experiment, { epoch: 3, constant: true, accuracy: null }))).toEqual({ says: '0: the same answer for every row', isConstant: true, right: '' });
  expect(outputWords(handmadeFrame(experiment, { epoch: 3, nanLayers: [3] })).says).toBe('NaN');
});

it('counts the edges into each layer and into the output', () => {
  expect(wireWords(layoutOf(experiment).layers, handmadeFrame(experiment, { epoch: 2 }))).toBe('The strongest edges at epoch 2: inputs to layer 1 none, layer 1 to layer 2 none, layer 2 to output none.');
});

it('reads the edges of a unit, the strongest by name', () => {
  const { layers } = layoutOf(experiment);
  const bare = handmadeFrame(experiment, { epoch: 2 });
  const edges = [
    { from: Uint16Array.of(2, 0), to: Uint16Array.of(4, 4), weight: Float32Array.of(-0.5, 0.25) },
    { from: Uint16Array.of(4), to: Uint16Array.of(6), weight: Float32Array.of(1) },
    { from: Uint16Array.of(6), to: Uint16Array.of(0), weight: Float32Array.of(2) },
  ];
  const frame = { ...bare, layers: bare.layers.map((layer, index) => ({ ...layer, edges: edges[index] ?? layer.edges })) };
  expect(unitWires(layers, frame, { layer: 1, unit: 4 })).toBe('2 edges in, strongest from input 3 (−0.5); 1 out, strongest to layer 2 unit 7 (1)');
  expect(unitWires(layers, frame, { layer: 2, unit: 6 })).toBe('1 edge in, strongest from layer 1 unit 5 (1); 1 out, strongest to the output (2)');
  expect(unitWires(layers, frame, { layer: 1, unit: 0 })).toBe('no edge drawn');
});
