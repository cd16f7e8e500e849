import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addLayer, changeExperiment, changeLayer, changeLayers, removeLayer, type ExperimentPatch, type LayerPatch } from './changeExperiment.ts';
import type { Experiment } from '../experiment.ts';
import { DEFAULT_EXPERIMENT } from './fields.ts';
import { rangeErrors } from '../testing/rangeErrors.ts';
import { withLayers } from '../testing/withLayers.ts';

const relu = { id: 'relu', parameters: [] } as const;
const tanh = { id: 'tanh', parameters: [] } as const;

it('lets the loss follow the output, and the output and targets follow the loss', () => {
  const linear = changeExperiment(DEFAULT_EXPERIMENT, { output: 'linear' });
  expect(linear.experiment.loss).toBe('mean_squared_error');
  expect(linear.consequences.map(({ property }) => property)).toEqual(['loss']);
  const signed = changeExperiment(linear.experiment, { targets: '-1:1' });
  expect(signed.consequences).toEqual([]);
  const back = changeExperiment(signed.experiment, { loss: 'binary_crossentropy' });
  expect(back.experiment).toStrictEqual(DEFAULT_EXPERIMENT);
  expect(back.consequences.map(({ property }) => property)).toEqual(['output', 'targets']);
});

it('turns the loss to the mean squared error for targets -1 and 1', () => {
  const { experiment, consequences } = changeExperiment(DEFAULT_EXPERIMENT, { targets: '-1:1' });
  expect(experiment).toMatchObject({ targets: '-1:1', loss: 'mean_squared_error', output: 'sigmoid' });
  expect(consequences.map(({ property }) => property)).toEqual(['loss']);
});

it('sets a property of one layer, or of all', () => {
  const three = withLayers(DEFAULT_EXPERIMENT, { units: [4, 5, 6] });
  expect(changeLayer(three, 2, { activation: tanh, bias: 1 })).toEqual({ experiment: withLayers(three, { units: [4, 5, 6], activation: [relu, tanh, relu], bias: [0, 1, 0] }), consequences: [] });
  expect(changeLayers(three, { activation: tanh }).experiment).toEqual(withLayers(three, { units: [4, 5, 6], activation: [tanh] }));
});

it('clears one dropout only in the layers where the other is set', () => {
  const dropped = withLayers(DEFAULT_EXPERIMENT, { units: [4, 4, 4], dropout: [0.5] });
  const alpha = changeLayer(dropped, 2, { alphaDropout: 0.25 });
  expect(alpha.consequences.map(({ property }) => property)).toEqual(['dropout']);
  expect(alpha.experiment).toEqual(withLayers(dropped, { units: [4, 4, 4], dropout: [0.5, 0, 0.5], alphaDropout: [0, 0.25, 0] }));
  expect(changeLayers(alpha.experiment, { dropout: 0.1 }).experiment).toEqual(withLayers(dropped, { units: [4, 4, 4], dropout: [0.1] }));
});

it('follows the seed again where a stream seed is set to it, and on request', () => {
  const own = changeExperiment(DEFAULT_EXPERIMENT, { dataSeed: 9, kernelSeed: 8 }).experiment;
  expect(own).toMatchObject({ dataSeed: 9, kernelSeed: 8 });
  expect(changeExperiment(own, { seed: 9 }).experiment).toMatchObject({ seed: 9, dataSeed: null, kernelSeed: 8 });
  expect(changeExperiment(own, { dataSeed: null }).experiment.dataSeed).toBeNull();
});

it('adds a layer as a copy of its neighbour and removes it with all that belongs to it', () => {
  const start = withLayers(DEFAULT_EXPERIMENT, { units: [1, 2, 3], activation: [relu, tanh, relu], bias: [0, 1, 2] });
  const more = addLayer(start, 2).experiment;
  expect(more).toEqual(withLayers(start, { units: [1, 2, 2, 3], activation: [relu, tanh, tanh, relu], bias: [0, 1, 1, 2] }));
  expect(removeLayer(more, 3).experiment).toStrictEqual(start);
  expect(removeLayer(start, 1).experiment).toEqual(withLayers(start, { units: [2, 3], activation: [tanh, relu], bias: [1, 2] }));
});

it('keeps the last layer and adds none beyond the twentieth', () => {
  expect(removeLayer(DEFAULT_EXPERIMENT, 1)).toEqual({ experiment: DEFAULT_EXPERIMENT, consequences: [] });
  const deep = withLayers(DEFAULT_EXPERIMENT, { units: Array.from({ length: 20 }, (_, layer) => layer + 1) });
  expect(addLayer(deep, 1)).toEqual({ experiment: deep, consequences: [] });
});

it('gives a valid experiment after any sequence of changes', () => {
  const rate = fc.constantFrom(0, 0, 0.5, 0.9);
  const number = fc.integer({ min: 1, max: 20 });
  const patch: fc.Arbitrary<ExperimentPatch> = fc.record(
    {
      output: fc.constantFrom('sigmoid', 'linear', 'relu'),
      loss: fc.constantFrom('binary_crossentropy', 'mean_squared_error'),
      targets: fc.constantFrom('0:1', '-1:1'),
      seed: fc.integer({ min: 0, max: 3 }),
      dataSeed: fc.option(fc.integer({ min: 0, max: 3 })),
      learningRate: fc.double({ min: 1e-6, max: 10, noNaN: true }),
    },
    { requiredKeys: [] },
  );
  const layerPatch: fc.Arbitrary<LayerPatch> = fc.record(
    { units: fc.integer({ min: 1, max: 256 }), activation: fc.constantFrom(relu, tanh), dropout: rate, alphaDropout: rate },
    { requiredKeys: [] },
  );
  const change: fc.Arbitrary<(experiment: Experiment) => Experiment> = fc.oneof(
    patch.map((each) => (experiment: Experiment) => changeExperiment(experiment, each).experiment),
    layerPatch.map((each) => (experiment: Experiment) => changeLayers(experiment, each).experiment),
    fc.tuple(number, layerPatch).map(([layer, each]) => (experiment: Experiment) => changeLayer(experiment, layer, each).experiment),
    number.map((layer) => (experiment: Experiment) => addLayer(experiment, layer).experiment),
    number.map((layer) => (experiment: Experiment) => removeLayer(experiment, layer).experiment),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      expect(rangeErrors(changes.reduce((experiment, each) => each(experiment), DEFAULT_EXPERIMENT))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
