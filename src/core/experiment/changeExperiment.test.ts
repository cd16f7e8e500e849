import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { changeExperiment, type ExperimentPatch } from './changeExperiment.ts';
import { addLayer, removeLayer } from './changeLayers.ts';
import { DEFAULT_EXPERIMENT } from './fields.ts';
import { validateExperiment } from './validate.ts';

const relu = { id: 'relu', parameters: [] } as const;
const tanh = { id: 'tanh', parameters: [] } as const;

it('extends the lists with the last layer’s values when layers are added, and cuts them when layers go', () => {
  const two = changeExperiment(DEFAULT_EXPERIMENT, { hidden: [64, 8], activation: [relu, tanh] });
  expect(two.consequences).toEqual([]);
  const four = changeExperiment(two.experiment, { hidden: [64, 8, 8, 8] });
  expect(four.experiment.activation).toEqual([relu, tanh, tanh, tanh]);
  expect(four.experiment.dropout).toEqual([0, 0, 0, 0]);
  expect(four.consequences.map(({ property }) => property)).toEqual(['activation']);
  expect(changeExperiment(four.experiment, { hidden: [5] }).experiment.activation).toEqual([relu]);
});

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

it('clears one dropout only in the layers where the other is set', () => {
  const dropped = changeExperiment(DEFAULT_EXPERIMENT, { hidden: [4, 4, 4], dropout: [0.5] }).experiment;
  const alpha = changeExperiment(dropped, { alphaDropout: [0, 0.25, 0] });
  expect(alpha.experiment).toMatchObject({ dropout: [0.5, 0, 0.5], alphaDropout: [0, 0.25, 0] });
  expect(changeExperiment(alpha.experiment, { dropout: [0.1] }).experiment).toMatchObject({ dropout: [0.1, 0.1, 0.1], alphaDropout: [0, 0, 0] });
});

it('follows the seed again where a stream seed is set to it, and on request', () => {
  const own = changeExperiment(DEFAULT_EXPERIMENT, { dataSeed: 9, kernelSeed: 8 }).experiment;
  expect(own).toMatchObject({ dataSeed: 9, kernelSeed: 8 });
  expect(changeExperiment(own, { seed: 9 }).experiment).toMatchObject({ seed: 9, dataSeed: null, kernelSeed: 8 });
  expect(changeExperiment(own, { dataSeed: null }).experiment.dataSeed).toBeNull();
});

it('refuses what is out of range and keeps what was there', () => {
  const { experiment, refused } = changeExperiment(DEFAULT_EXPERIMENT, { rows: 5, hidden: Array.from({ length: 21 }, () => 4), epochs: 3 });
  expect(refused).toEqual(['hidden', 'rows']);
  expect(experiment).toStrictEqual({ ...DEFAULT_EXPERIMENT, epochs: 3 });
});

it('adds a layer as a copy of its neighbour and removes it with all that belongs to it', () => {
  const start = changeExperiment(DEFAULT_EXPERIMENT, { hidden: [1, 2, 3], activation: [relu, tanh, relu], bias: [0, 1, 2] }).experiment;
  const more = addLayer(start, 2).experiment;
  expect(more).toMatchObject({ hidden: [1, 2, 2, 3], activation: [relu, tanh, tanh, relu], bias: [0, 1, 1, 2] });
  expect(removeLayer(more, 3).experiment).toStrictEqual(start);
  expect(removeLayer(start, 1).experiment).toMatchObject({ hidden: [2, 3], activation: [tanh, relu], bias: [1, 2] });
});

it('keeps the last layer and adds none beyond the twentieth', () => {
  expect(removeLayer(DEFAULT_EXPERIMENT, 1)).toEqual({ experiment: DEFAULT_EXPERIMENT, consequences: [], refused: ['hidden'] });
  const deep = changeExperiment(DEFAULT_EXPERIMENT, { hidden: Array.from({ length: 20 }, (_, layer) => layer + 1) }).experiment;
  expect(addLayer(deep, 1)).toEqual({ experiment: deep, consequences: [], refused: ['hidden'] });
});

it('gives a valid experiment after any sequence of changes', () => {
  const rates = fc.array(fc.constantFrom(0, 0, 0.5, 0.9, 1.5), { maxLength: 5 });
  const patch: fc.Arbitrary<ExperimentPatch> = fc.record(
    {
      hidden: fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 22 }),
      dropout: rates,
      alphaDropout: rates,
      activation: fc.array(fc.constantFrom(relu, tanh), { maxLength: 4 }),
      output: fc.constantFrom('sigmoid' as const, 'linear' as const, 'relu' as const),
      loss: fc.constantFrom('binary_crossentropy' as const, 'mean_squared_error' as const),
      targets: fc.constantFrom('0:1' as const, '-1:1' as const),
      seed: fc.integer({ min: 0, max: 3 }),
      dataSeed: fc.option(fc.integer({ min: 0, max: 3 })),
      learningRate: fc.double(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(patch, { maxLength: 6 }), (patches) => {
      const { experiment } = patches.reduce((now, each) => changeExperiment(now.experiment, each), { experiment: DEFAULT_EXPERIMENT });
      expect(validateExperiment(experiment)).toStrictEqual({ experiment, problems: [] });
    }),
    { numRuns: 500 },
  );
});
