import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from './fields.ts';
import { experimentAt, isOperatedBefore, programOf, type Program } from './program.ts';
import { withLayers } from './testing/withLayers.ts';

const relu = { id: 'relu', parameters: [] } as const;
const leaky = { id: 'leaky_relu', parameters: [0.3] } as const;
const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [8, 4], dropout: [0.5] });
const program: Program = {
  experiment,
  operations: [
    { epoch: 2, settings: { learningRate: 0.1 } },
    { epoch: 2, layer: 2, settings: { layers: { activation: leaky } } },
    { epoch: 5, settings: { learningRate: 0.01, layers: { alphaDropout: 0.25 } } },
  ],
};

it('an experiment that is left alone trains as it was born in every epoch', () => {
  for (const epoch of [0, 1, 25]) expect(experimentAt(programOf(experiment), epoch)).toBe(experiment);
});

it('an operation made after two epochs is trained with from the third', () => {
  expect([0, 1, 2].map((epoch) => experimentAt(program, epoch))).toEqual([experiment, experiment, experiment]);
  expect(experimentAt(program, 3)).toEqual({ ...withLayers(experiment, { units: [8, 4], activation: [relu, leaky] }), learningRate: 0.1 });
  expect(experimentAt(program, 5)).toEqual(experimentAt(program, 3));
});

it('operations are made in their order, and what they set wins over what was there', () => {
  const last = experimentAt(program, 6);
  expect(last.learningRate).toBe(0.01);
  expect(last.layers.map(({ activation, dropout, alphaDropout }) => [activation.id, dropout, alphaDropout])).toEqual([['relu', 0, 0.25], ['leaky_relu', 0, 0.25]]);
});

it('tells the epochs that train with something else than the one before', () => {
  expect([1, 2, 3, 4, 5, 6, 7].filter((epoch) => isOperatedBefore(program, epoch))).toEqual([3, 6]);
});
