import { OPTIMIZERS } from '../../vocabulary/optimizers.ts';
import { earlyMarksOf } from '../earlyMarks.ts';
import type { Experiment } from '../experiment.ts';
import { layoutOf, probeRowsOf, trainRowsOf } from '../layout.ts';
import { updatesUntil } from '../schedule.ts';

/**
 * How far the work on a network has come or is to go: one of the three named places, or, above `BIRTH`, a number of
 * epochs trained, which need not be whole.
 */
export type Place = number;
/** Nothing is known of the network. */
export const NOTHING: Place = -2;
/** The units at birth have been read on the probe. */
export const UNITS: Place = -1;
/** The losses at birth are known too, over all rows: the network is ready to be trained. */
export const BIRTH: Place = 0;

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
  /** The frames of all epochs, and the readings within the first ones. */
  readonly historyBytes: number;
}

/** Whose work is counted. */
export interface Counted {
  /** The place that the work ends at; the end of the run unless said otherwise. */
  readonly to?: Place;
  /** Whether only a summary is recorded: then the probe goes forward only. */
  readonly summariesOnly?: boolean;
}

const FLOAT_BYTES = 4;
/** Edges that a frame keeps of those into one layer, at most. */
export const EDGES_KEPT = 256;
/** Bytes of an edge: from and to of two bytes, a weight of four. */
const EDGE_BYTES = 8;
/** Passes that cost one multiply-add per parameter and row: forward, backward to the inputs, backward to the kernels. */
const PASSES_OF_AN_UPDATE = 3;
/** Per layer and frame, six histograms of some 64 bins (an edge of 8 bytes, a count of 4), their scalars, and the edges that are kept. */
const LAYER_FRAME_BYTES = 6 * 64 * 12 + 800 + EDGES_KEPT * EDGE_BYTES;
/** Per unit and frame or reading: on-rate and largest pre-activation. */
const UNIT_FRAME_BYTES = 2 * FLOAT_BYTES;
/** Per unit and row of a batch: pre-activation, activation, delta, mask. */
const UNIT_ROW_BYTES = 4 * FLOAT_BYTES;

/** Counts the work of an experiment with one network from nothing up to a place, from its shape alone. */
export function workloadOf(experiment: Experiment, { to = experiment.epochs, summariesOnly = false }: Counted = {}): Workload {
  const { parameterCount, unitCount, layers } = layoutOf(experiment);
  const { rows, inputs, batchSize, optimizer } = experiment;
  const trainRows = trainRowsOf(experiment);
  const epochs = Math.max(BIRTH, to);
  const probes = to < UNITS ? 0 : epochs + 1;
  const rowsAtBirth = to < BIRTH ? 0 : rows;
  const rowsAtEnd = to < experiment.epochs ? 0 : trainRows;
  const evaluatedRows = rowsAtBirth + epochs * (rows - trainRows) + rowsAtEnd;
  const readings = summariesOnly ? 0 : earlyMarksOf(experiment).filter(({ epoch }) => epoch <= to).length;
  const probedRows = (probes * (summariesOnly ? 1 : PASSES_OF_AN_UPDATE) + readings) * probeRowsOf(experiment);
  const copies = 2 + OPTIMIZERS[optimizer].slots;
  return {
    updates: updatesUntil(experiment, epochs),
    trainingMultiplyAdds: trainRows * epochs * parameterCount * PASSES_OF_AN_UPDATE,
    telemetryMultiplyAdds: (evaluatedRows + probedRows) * parameterCount,
    trainingBytes:
      to < BIRTH
        ? parameterCount * 2 * FLOAT_BYTES
        : rows * (inputs + 1) * FLOAT_BYTES +
          trainRows * FLOAT_BYTES +
          parameterCount * copies * FLOAT_BYTES +
          Math.max(Math.min(batchSize, trainRows), probeRowsOf(experiment)) * unitCount * UNIT_ROW_BYTES,
    historyBytes: Math.ceil(probes) * (layers.length * LAYER_FRAME_BYTES + unitCount * UNIT_FRAME_BYTES) + readings * unitCount * UNIT_FRAME_BYTES,
  };
}
