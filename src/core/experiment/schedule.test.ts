import { expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from './settings/fields.ts';
import type { Experiment } from './experiment.ts';
import { experimentAt, isOperatedBefore, madeBefore, placeOf, updatesUntil } from './schedule.ts';
import { stepsPerEpochOf } from './layout.ts';
import { withLayers } from './testing/withLayers.ts';

const relu = { id: 'relu', parameters: [] } as const;
const leaky = { id: 'leaky_relu', parameters: [0.3] } as const;
const experiment = withLayers(DEFAULT_EXPERIMENT, { units: [8, 4], dropout: [0.5] });
const scheduled: Experiment = {
  ...experiment,
  operations: [
    { epoch: 2, kind: 'lr', value: 0.1 },
    { epoch: 2, layer: 2, kind: 'activation', value: leaky },
    { epoch: 5, kind: 'lr', value: 0.01 },
    { epoch: 5, kind: 'alpha_dropout', value: 0.25 },
  ],
};
/** Of what operations made of an experiment, what a link could say. */
function settingsOf(experiment: Experiment): Experiment {
  const { operated, ...settings } = experiment;
  expect(operated === undefined || operated.labelDraw === 0).toBe(true);
  return settings;
}

it('an experiment that is left alone trains as it was born in every epoch', () => {
  for (const epoch of [0, 1, 25]) expect(experimentAt(experiment, epoch)).toBe(experiment);
});

it('an operation made after two epochs is trained with from the third', () => {
  expect([0, 1, 2].map((epoch) => experimentAt(scheduled, epoch))).toEqual([scheduled, scheduled, scheduled]);
  expect(settingsOf(experimentAt(scheduled, 3))).toEqual({ ...withLayers(experiment, { units: [8, 4], activation: [relu, leaky] }), learningRate: 0.1 });
  expect(experimentAt(scheduled, 5)).toEqual(experimentAt(scheduled, 3));
});

it('operations are made in their order, and what they set wins over what was there', () => {
  const last = experimentAt(scheduled, 6);
  expect(last.learningRate).toBe(0.01);
  expect(last.layers.map(({ activation, dropout, alphaDropout }) => [activation.id, dropout, alphaDropout])).toEqual([['relu', 0, 0.25], ['leaky_relu', 0, 0.25]]);
});

it('tells the epochs that train with something else than the one before', () => {
  expect([1, 2, 3, 4, 5, 6, 7].filter((epoch) => isOperatedBefore(scheduled, epoch))).toEqual([3, 6]);
});

it('makes a standing operation every so many epochs, until one ends it', () => {
  const standing: Experiment = {
    ...experiment,
    operations: [
      { epoch: 1, every: 3, kind: 'redo', value: 0.1 },
      { epoch: 4, every: 2, kind: 'labels', value: 'coin-flip' },
      { epoch: 8, kind: 'stop', value: 'redo' },
    ],
  };
  const madeAt = (kind: string): readonly number[] => Array.from({ length: 13 }, (_, epoch) => epoch).filter((epoch) => madeBefore(standing, epoch + 1).some(({ operation }) => operation.kind === kind));
  expect(madeAt('redo')).toEqual([1, 4, 7]);
  expect(madeAt('labels')).toEqual([4, 6, 8, 10, 12]);
  expect([4, 5, 6, 7].map((epoch) => experimentAt(standing, epoch).operated?.labelDraw ?? 0)).toEqual([0, 1, 1, 2]);
});

it('counts updates through changes of the batch size, and finds the place of each', () => {
  const { epochs } = experiment;
  const changing: Experiment = { ...experiment, rows: 1000, operations: [{ epoch: 2, kind: 'batch', value: 100 }, { epoch: 3, kind: 'batch', value: 7 }, { epoch: 3, kind: 'optimizer', value: 'adam' }] };
  let updates = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const steps = stepsPerEpochOf(experimentAt(changing, epoch + 1));
    expect(updatesUntil(changing, epoch)).toBe(updates);
    expect(placeOf(changing, updates)).toEqual({ epoch, into: 0, of: steps });
    expect(placeOf(changing, updates + steps - 1)).toEqual({ epoch, into: steps - 1, of: steps });
    updates += steps;
  }
  expect(updatesUntil(changing, epochs)).toBe(updates);
});

it('an optimizer counts on through another batch size, and from 0 when it is chosen anew', () => {
  const rows = 1000;
  const changing: Experiment = { ...experiment, rows, operations: [{ epoch: 2, kind: 'batch', value: 100 }, { epoch: 4, kind: 'optimizer', value: 'sgd' }, { epoch: 5, kind: 'batch', value: 7 }] };
  /** The optimizer's count at the beginning of an epoch: the trainer's, less where it started. */
  const countAt = (epoch: number): number => {
    const now = experimentAt(changing, epoch + 1);
    return epoch * stepsPerEpochOf(now) - (now.operated?.optimizerStart ?? 0);
  };
  expect([0, 1, 2, 3].map(countAt)).toEqual([0, 1, 2, 3].map((epoch) => updatesUntil(changing, epoch)));
  expect([4, 5, 6].map(countAt)).toEqual([4, 5, 6].map((epoch) => updatesUntil(changing, epoch) - updatesUntil(changing, 4)));
});
