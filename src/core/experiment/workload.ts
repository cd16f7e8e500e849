import { OPTIMIZERS } from '../vocabulary/optimizers.ts';
import type { Experiment } from './experiment.ts';
import { layoutOf, probeRowsOf, stepsPerEpochOf, trainRowsOf } from './layout.ts';

/** How much an experiment asks of a machine. */
export interface Workload {
  /** Updates of all epochs. */
  readonly updates: number;
  /** Multiply-adds of training: forward, backward to the inputs, backward to the kernels. */
  readonly trainingMultiplyAdds: number;
  /** Multiply-adds of evaluations and probes, birth and the last look at all training rows included. */
  readonly telemetryMultiplyAdds: number;
  /** The data set, the order of its rows, parameters with gradients and slots, and one batch in the network. */
  readonly trainingBytes: number;
  /** The frames of all epochs. */
  readonly historyBytes: number;
}

const FLOAT_BYTES = 4;
/** Passes that cost one multiply-add per parameter and row: forward, backward to the inputs, backward to the kernels. */
const PASSES_OF_AN_UPDATE = 3;
/** Per layer and frame, six histograms of some 64 bins (an edge of 8 bytes, a count of 4) and their scalars. */
const LAYER_FRAME_BYTES = 6 * 64 * 12 + 800;
/** Per unit and frame: on-rate and largest pre-activation. */
const UNIT_FRAME_BYTES = 2 * FLOAT_BYTES;
/** Per unit and row of a batch: pre-activation, activation, delta, mask. */
const UNIT_ROW_BYTES = 4 * FLOAT_BYTES;

/** Counts the work of an experiment with one network, from its shape alone. */
export function workloadOf(experiment: Experiment): Workload {
  const { parameterCount, unitCount, layers } = layoutOf(experiment);
  const { rows, inputs, epochs, batchSize, optimizer } = experiment;
  const trainRows = trainRowsOf(experiment);
  const evaluatedRows = trainRows + (epochs + 1) * (rows - trainRows) + trainRows;
  const probedRows = (epochs + 1) * probeRowsOf(experiment);
  const copies = 2 + OPTIMIZERS[optimizer].slots;
  return {
    updates: stepsPerEpochOf(experiment) * epochs,
    trainingMultiplyAdds: trainRows * epochs * parameterCount * PASSES_OF_AN_UPDATE,
    telemetryMultiplyAdds: (evaluatedRows + probedRows * PASSES_OF_AN_UPDATE) * parameterCount,
    trainingBytes:
      rows * (inputs + 1) * FLOAT_BYTES +
      trainRows * FLOAT_BYTES +
      parameterCount * copies * FLOAT_BYTES +
      Math.max(Math.min(batchSize, trainRows), probeRowsOf(experiment)) * unitCount * UNIT_ROW_BYTES,
    historyBytes: (epochs + 1) * (layers.length * LAYER_FRAME_BYTES + unitCount * UNIT_FRAME_BYTES),
  };
}
