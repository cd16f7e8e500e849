import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../experiment/settings/fields.ts';
import { withLayers } from '../experiment/testing/withLayers.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { frameOf, type FrameContext } from './frameOf.ts';
import type { ProbeReading } from './probeReading.ts';

const BIRTH: FrameContext = { replica: 0, epoch: 0, step: 0, train: null, validation: null, bornDead: null };

const twoUnits: Experiment = { ...withLayers(DEFAULT_EXPERIMENT, { units: [2] }), inputs: 1 };

/** 1 input, 2 hidden units, 1 output; 7 parameters; 4 rows. */
function reading(hidden: readonly number[], output: readonly number[] = [0, 0, 0, 0]): ProbeReading {
  return {
    rows: 4,
    parameters: Float32Array.of(3, 4, 0.5, -0.5, 1, 2, 0),
    previous: null,
    gradient: Float32Array.of(3e-25, 4e-25, 0, 0, -1, 1, 2),
    preActivations: [Float32Array.from(hidden), Float32Array.from(output)],
  };
}

function hiddenLayer(experiment: Experiment, hidden: readonly number[]): ReturnType<typeof frameOf>['layers'][number] {
  const [layer] = frameOf(experiment, reading(hidden), BIRTH).layers;
  if (layer === undefined) throw new Error('the frame has layers');
  return layer;
}

it('calls a unit dead when z is at most 0 on every row, zero included', () => {
  const layer = hiddenLayer(twoUnits, [-1, -2, 0, -0.5, -1, -1, -1, 2]);
  expect(layer.deadFraction).toBe(0.5);
  expect(layer.bornDeadFraction).toBe(0.5);
  expect([...layer.onRate]).toEqual([0, 0.25]);
  expect([...layer.maxPreActivation]).toEqual([0, 2]);
});

it('keeps the dead fraction of epoch 0', () => {
  const context = { ...BIRTH, epoch: 3, bornDead: [0.25, null], train: { loss: 0.7, accuracy: 0.5 } };
  const frame = frameOf(twoUnits, reading([1, 1, 1, 1, -1, -1, -1, -1]), context);
  expect(frame.layers.map(({ bornDeadFraction }) => bornDeadFraction)).toEqual([0.25, null]);
  expect(frame).toMatchObject({ epoch: 3, trainLoss: 0.7, trainAccuracy: 0.5, validationLoss: null });
});

it('gives smooth activations no dead fraction, whatever their sign', () => {
  const tanh: Experiment = withLayers(twoUnits, { activation: [{ id: 'tanh', parameters: [] }] });
  const layer = hiddenLayer(tanh, [-1, -1, -1, -1, 1, 1, 1, 1]);
  expect(layer.deadFraction).toBeNull();
  expect(layer.nanUnits).toBe(0);
  expect(layer.output.max).toBeCloseTo(Math.tanh(1), 6);
});

it('reports a NaN instead of a dead fraction', () => {
  const layer = hiddenLayer(twoUnits, [-1, NaN, -1, -1, 1, -1, -1, Infinity]);
  expect(layer).toMatchObject({ deadFraction: null, nanUnits: 1 });
  expect([...layer.maxPreActivation]).toEqual([NaN, Infinity]);
  expect(layer.preActivation).toMatchObject({ nanCount: 1, infCount: 1 });
  expect(layer.output).toMatchObject({ nanCount: 1, infCount: 1, zeroCount: 5 });
});

it('cuts the flat vectors into kernel and bias', () => {
  const layer = hiddenLayer(withLayers(twoUnits, { activation: [{ id: 'leaky_relu', parameters: [0.1] }] }), [1, 1, 1, 1, 1, 1, 1, 1]);
  expect(layer.activation).toBe('leaky_relu:0.1');
  expect(layer.kernel).toMatchObject({ mean: 3.5, norm: 5, min: 3, max: 4 });
  expect(layer.bias).toMatchObject({ mean: 0, std: 0.5 });
  expect(layer.kernelGradient.norm / 5e-25).toBeCloseTo(1, 6);
  expect(layer.biasGradient).toMatchObject({ norm: 0, zeroFraction: 1, zeroCount: 2, meanAbs: 0 });
});

describe('a gradient', () => {
  it('has the percentiles of its sorted entries, zeros included', () => {
    const gradient = Float32Array.of(4e-3, 0, 0, 1e-3, 0, 2e-3, NaN);
    const [layer] = frameOf(twoUnits, { ...reading([1, 1, 1, 1, 1, 1, 1, 1]), gradient }, BIRTH).layers;
    // [0, 4e-3]: numpy.percentile([0, 4e-3], [5, 25, 50, 75, 95])
    expect(Object.values(layer?.kernelGradient.percentiles ?? {}).map((value) => Number((value * 1e3).toFixed(6)))).toEqual([0.2, 1, 2, 3, 3.8]);
  });

  it('is measured on living units alone, and on none where all are dead', () => {
    const living = (hidden: readonly number[], gradient: readonly number[]): number | null =>
      frameOf({ ...twoUnits, inputs: 2 }, { rows: 1, parameters: new Float32Array(9), previous: null, gradient: Float32Array.of(...gradient, 0, 0, 0, 0, 0), preActivations: [Float32Array.from(hidden), Float32Array.of(0)] }, BIRTH).layers[0]?.livingGradient ?? null;
    expect(living([-1, 1], [0, 0, 0.25, -0.75])).toBe(0.5);
    expect(living([1, 1], [1, 0, 0.25, -0.75])).toBe(0.5);
    expect(living([NaN, -1], [NaN, 3, 7, 7])).toBe(3);
    expect(living([-1, 0], [0, 0, 0, 0])).toBeNull();
  });

  it('is measured on all units where none can die', () => {
    const tanh = withLayers(twoUnits, { activation: [{ id: 'tanh', parameters: [] }] });
    expect(hiddenLayer(tanh, [-1, -1, -1, -1, -1, -1, -1, -1]).livingGradient).toBeCloseTo(3.5e-25, 30);
  });
});

describe('a layer saturates', () => {
  const as = (id: 'tanh' | 'sigmoid' | 'relu', hidden: readonly number[]): readonly (number | null)[] => {
    const { saturatedFraction, flatFraction } = hiddenLayer(withLayers(twoUnits, { activation: [{ id, parameters: [] }] }), hidden);
    return [saturatedFraction, flatFraction];
  };

  it('beyond the thresholds of its activation', () => {
    expect(as('tanh', [-Infinity, -9.5, -9.4, -2.9, 0, 3, 9.4, 9.5])).toEqual([3 / 8, 6 / 8]);
    expect(as('sigmoid', [-24, -22, -6, -5.9, 5.9, 6, 16, 18])).toEqual([2 / 8, 6 / 8]);
  });

  it('only where it is flat on both sides, and while it is known', () => {
    expect(as('relu', [-30, -30, -30, -30, 30, 30, 30, 30])).toEqual([null, null]);
    expect(as('tanh', [-30, NaN, -30, -30, 30, 30, 30, 30])).toEqual([null, null]);
  });
});

describe('units are counted once', () => {
  const distinct = (units: number, parameters: readonly number[]): number | undefined =>
    frameOf(
      { ...withLayers(DEFAULT_EXPERIMENT, { units: [units] }), inputs: 2 },
      { rows: 1, parameters: Float32Array.from(parameters), previous: null, gradient: new Float32Array(parameters.length), preActivations: [new Float32Array(units), new Float32Array(1)] },
      BIRTH,
    ).layers[0]?.distinctUnits;

  it('where kernel row and bias agree in every bit', () => {
    expect(distinct(3, [1, 2, 1, 2, 1, 2, 0.5, 0.5, 0.5, 0, 0, 0, 0])).toBe(1);
    expect(distinct(3, [1, 2, 1, 2, 1, 2, 0.5, 0.5, 0.25, 0, 0, 0, 0])).toBe(2);
    expect(distinct(3, [1, 2, 2, 1, 1, 2 + 2 ** -22, 0.5, 0.5, 0.5, 0, 0, 0, 0])).toBe(3);
    expect(distinct(3, [NaN, 2, 0, 2, -0, 2, 0, 0, 0, 0, 0, 0, 0])).toBe(3);
  });
});

describe('the last update of an epoch', () => {
  const ratios = (previous: readonly number[] | null): readonly (number | null)[] =>
    frameOf(twoUnits, { ...reading([1, 1, 1, 1, 1, 1, 1, 1]), previous: previous === null ? null : Float32Array.from(previous) }, BIRTH).layers.map(({ updateRatio }) => updateRatio);

  it('is measured by kernel, relative to what it was before', () => {
    // From (6, 8) to (3, 4) and from (1, 0) to (1, 2); biases do not count.
    expect(ratios([6, 8, 100, 100, 1, 0, 100])).toEqual([0.5, 2]);
  });

  it('has no ratio where it is not known, or the kernel was 0', () => {
    expect(ratios(null)).toEqual([null, null]);
    expect(ratios([0, 0, 1, 1, 1, 2, 0])).toEqual([null, 0]);
    expect(ratios([NaN, 0, 1, 1, 1, 2, 0])).toEqual([NaN, 0]);
  });
});
