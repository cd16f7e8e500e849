import { decaysOf } from '../../core/experiment/decays.ts';
import type { Experiment } from '../../core/experiment/experiment.ts';
import { layoutOf, trainRowsOf } from '../../core/experiment/layout.ts';
import { dropoutOf } from '../../core/vocabulary/dropout.ts';
import { OPTIMIZERS } from '../../core/vocabulary/optimizers.ts';
import { LAYER, NETWORK, sizeOf } from './descriptor.ts';
import type { MemoryPlan } from './memoryPlan.ts';

/** Most updates that one call of the kernels makes. */
export const MOST_STEPS = 4096;

const FLOAT_BYTES = 4;
/** Most rows that go through a network together: what a small layer reads and writes stays in the fastest cache. */
const MOST_ROWS = 64;
/** Rows that lie side by side. */
export const PANEL = 8;
/** Parameters times rows of a piece of work of some 10 ms, forward and back. */
const PIECE = 4e7;

/** Where the rows of a data set lie. */
export interface RowsPlace {
  readonly inputs: number;
  readonly labels: number;
}

/** Where a layer's numbers on the rows at hand lie, and its lists of units. */
export interface LayerPassPlace {
  readonly z: number;
  readonly outputs: number;
  readonly delta: number;
  readonly kept: number;
  readonly wanted: number;
  readonly active: number;
}

/** What networks of one shape share, as one after another takes rows through. */
export interface PassPlace {
  /** Rows that go through together, a multiple of eight. */
  readonly blockRows: number;
  readonly x: number;
  readonly targets: number;
  readonly everyInput: number;
  readonly layers: readonly LayerPassPlace[];
}

/** Where one network's own numbers lie. */
export interface NetworkPlace {
  readonly network: number;
  readonly layers: number;
  readonly parameters: number;
  readonly gradient: number;
  readonly slots: readonly number[];
  /** 0 where nothing is done to gradients. */
  readonly decays: number;
  readonly order: number;
  readonly rates: number;
  readonly sums: number;
  readonly largest: number;
  readonly on: number;
}

/** Reserves an experiment's data set. */
export function placeRows(plan: MemoryPlan, { rows, inputs }: Experiment): RowsPlace {
  return { inputs: plan.reserve(rows * inputs * FLOAT_BYTES), labels: plan.reserve(rows) };
}

/** Reserves what a pass of these experiments, alike in shape, needs. */
export function placePass(plan: MemoryPlan, experiments: readonly Experiment[], first: Experiment): PassPlace {
  const { inputs, layers, parameterCount } = layoutOf(first);
  const blockRows = Math.min(MOST_ROWS, Math.max(PANEL, PANEL * Math.floor(PIECE / parameterCount / PANEL)));
  const floats = (count: number): number => plan.reserve(count * FLOAT_BYTES);
  return {
    blockRows,
    x: floats(inputs * blockRows),
    targets: floats(blockRows),
    everyInput: floats(inputs),
    layers: layers.map(({ units }, index) => ({
      z: floats(units * blockRows),
      outputs: floats(units * blockRows),
      delta: floats(units * blockRows),
      kept: experiments.some(({ layers: own }) => dropoutOf(own[index] ?? NO_DROPOUT) !== null) ? floats(units * blockRows) : 0,
      wanted: floats(units),
      active: floats(units),
    })),
  };
}

/** The dropout of an output layer. */
export const NO_DROPOUT = { dropout: 0, alphaDropout: 0 };

/** Reserves one network. */
export function placeNetwork(plan: MemoryPlan, experiment: Experiment): NetworkPlace {
  const { layers, parameterCount, unitCount } = layoutOf(experiment);
  const floats = (count: number): number => plan.reserve(count * FLOAT_BYTES);
  return {
    network: plan.reserve(sizeOf(NETWORK)),
    layers: plan.reserve(layers.length * sizeOf(LAYER)),
    parameters: floats(parameterCount),
    gradient: floats(parameterCount),
    slots: Array.from({ length: OPTIMIZERS[experiment.optimizer].slots }, () => floats(parameterCount)),
    decays: decaysOf(experiment) === null ? 0 : floats(parameterCount),
    order: floats(trainRowsOf(experiment)),
    rates: floats(MOST_STEPS),
    sums: plan.reserve(32),
    largest: floats(unitCount),
    on: floats(unitCount),
  };
}
